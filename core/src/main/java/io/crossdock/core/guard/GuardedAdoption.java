package io.crossdock.core.guard;

import io.crossdock.core.adopt.Kind;
import io.crossdock.core.adopt.TakeOver;
import io.crossdock.core.policy.Fault;
import io.crossdock.core.port.org.OrgAdoption;
import java.util.List;

/** Takes over only in the org this Crossdock belongs to. */
public record GuardedAdoption(OrgAdoption org, SameSystem same) implements OrgAdoption {

  @Override
  public List<Fault> faults(TakeOver wanted) {
    return org.faults(wanted);
  }

  @Override
  public Rows read(TakeOver wanted, Kind kind, String after) {
    same.check();
    return org.read(wanted, kind, after);
  }

  @Override
  public List<Stamped> take(Kind kind, List<Candidate> candidates, boolean dryRun) {
    same.check();
    return org.take(kind, candidates, dryRun);
  }
}
