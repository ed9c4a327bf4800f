package io.crossdock.core.plan;

import java.util.Map;

/**
 * The options that shape a plan.
 *
 * @param draftStatus a Draft-category status of the org
 * @param statusMap Magento status to Salesforce status; others get {@code draftStatus}
 */
public record PlanOptions(boolean notes, String draftStatus, Map<String, String> statusMap) {}
