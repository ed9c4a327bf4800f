package io.crossdock.core.tally;

import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.port.org.Lease;
import io.crossdock.core.port.org.Org;
import io.crossdock.core.port.org.Previews;
import java.util.List;
import java.util.Optional;

/** Counts the requests that write. */
public record TalliedOrg(Org org, Tally tally) implements Org {

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
    return org.prepare(work);
  }

  @Override
  public List<Written> write(List<Prepared.Ready> orders, Lease lease) {
    tally.writing(orders.size());
    try {
      return org.write(orders, lease);
    } finally {
      tally.written();
    }
  }

  @Override
  public Previews.Preview preview(Work work) {
    return org.preview(work);
  }

  @Override
  public void probe() {
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
