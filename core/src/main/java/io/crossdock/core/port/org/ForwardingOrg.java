package io.crossdock.core.port.org;

import io.crossdock.core.plan.OrgShape;
import java.util.Optional;

/**
 * Stands before an org and passes on what only tells of it. What is asked or written for an order
 * is said by each that stands there, so that none of it is passed on unseen.
 */
public interface ForwardingOrg extends Org {

  Org org();

  @Override
  default OrgShape shape() {
    return org().shape();
  }

  @Override
  default OrgShape recentShape() {
    return org().recentShape();
  }

  @Override
  default OrgShape freshShape() {
    return org().freshShape();
  }

  @Override
  default Capacity capacity() {
    return org().capacity();
  }

  @Override
  default String identity() {
    return org().identity();
  }

  @Override
  default Optional<Usage> usage() {
    return org().usage();
  }

  @Override
  default long calls() {
    return org().calls();
  }

  @Override
  default String link(String recordId) {
    return org().link(recordId);
  }
}
