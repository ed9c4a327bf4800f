package io.crossdock.core.view;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.policy.OrgStatuses;
import io.crossdock.core.port.org.Org;
import java.util.Optional;

/** The org, as far as pages ask for it. */
public record AskedOrg(Org org) implements OrgView {

  @Override
  public OrgStatuses statuses() {
    try {
      return org.shape().orderStatuses();
    } catch (FailedCall e) {
      return OrgStatuses.UNKNOWN;
    }
  }

  @Override
  public OrgShape shape() {
    return org.shape();
  }

  @Override
  public OrgShape freshShape() {
    return org.freshShape();
  }

  @Override
  public Optional<Org.Usage> usage() {
    return org.usage();
  }
}
