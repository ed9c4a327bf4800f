package io.crossdock.core.guard;

import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.port.org.Lease;
import io.crossdock.core.port.org.Org;
import io.crossdock.core.port.org.Previews.Preview;
import java.util.List;
import java.util.Optional;

/** The org, written only as long as it is the one this Crossdock belongs to. */
public record GuardedOrg(Org org, SameSystem same) implements Org {

  @Override
  public OrgShape shape() {
    return org.shape();
  }

  @Override
  public OrgShape recentShape() {
    return org.recentShape();
  }

  @Override
  public OrgShape freshShape() {
    return org.freshShape();
  }

  @Override
  public Capacity capacity() {
    return org.capacity();
  }

  @Override
  public List<Prepared> prepare(List<Work> work) {
    same.check();
    return org.prepare(work);
  }

  @Override
  public List<Written> write(List<Prepared.Ready> orders, Lease lease) {
    same.check();
    return org.write(orders, lease);
  }

  @Override
  public Preview preview(Work work) {
    same.check();
    return org.preview(work);
  }

  @Override
  public void probe() {
    same.check();
    org.probe();
  }

  @Override
  public String identity() {
    return org.identity();
  }

  @Override
  public Optional<Usage> usage() {
    return org.usage();
  }

  @Override
  public long calls() {
    return org.calls();
  }

  @Override
  public String link(String recordId) {
    return org.link(recordId);
  }
}
