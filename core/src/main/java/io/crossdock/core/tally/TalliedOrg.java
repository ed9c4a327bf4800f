package io.crossdock.core.tally;

import io.crossdock.core.port.org.ForwardingOrg;
import io.crossdock.core.port.org.Lease;
import io.crossdock.core.port.org.Org;
import io.crossdock.core.port.org.Previews;
import java.util.List;

/** Counts the requests that write. */
public record TalliedOrg(Org org, Tally tally) implements ForwardingOrg {

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
}
