package io.crossdock.core.view;

import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.policy.OrgStatuses;
import io.crossdock.core.port.org.Org;
import java.util.Optional;

/** What pages show of the org. Never throws for an org that is away. Thread-safe. */
public interface OrgView {

  /** {@link OrgStatuses#UNKNOWN} when the org does not answer. */
  OrgStatuses statuses();

  /**
   * Objects and fields as last read.
   *
   * @throws io.crossdock.core.failure.FailedCall when the org does not answer
   */
  OrgShape shape();

  /**
   * Read anew. One call.
   *
   * @throws io.crossdock.core.failure.FailedCall when the org does not answer
   */
  OrgShape freshShape();

  /** API calls of the last 24 hours, as the org told last; makes no call. */
  Optional<Org.Usage> usage();
}
