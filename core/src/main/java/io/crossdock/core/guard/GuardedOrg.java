package io.crossdock.core.guard;

import io.crossdock.core.port.org.ForwardingOrg;
import io.crossdock.core.port.org.Lease;
import io.crossdock.core.port.org.Org;
import io.crossdock.core.port.org.Previews.Preview;
import java.util.List;

/** The org, written only as long as it is the one this Crossdock belongs to. */
public record GuardedOrg(Org org, SameSystem same) implements ForwardingOrg {

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
}
