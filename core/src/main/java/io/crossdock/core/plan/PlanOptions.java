package io.crossdock.core.plan;

import java.util.Map;
import java.util.Set;

/**
 * The options that shape a plan.
 *
 * @param draftStatus a Draft-category status of the org
 * @param statusMap Magento status to Salesforce status; others get {@code draftStatus}
 * @param activatedStatuses the org's statuses of the Activated category
 */
public record PlanOptions(
    boolean notes,
    String draftStatus,
    Map<String, String> statusMap,
    Set<String> activatedStatuses) {}
