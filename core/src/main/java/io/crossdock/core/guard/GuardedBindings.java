package io.crossdock.core.guard;

import io.crossdock.core.plan.Plan;
import io.crossdock.core.port.org.Bindings.Bound;
import io.crossdock.core.port.org.OrgBindings;
import java.util.Collection;
import java.util.Set;

/** Binds only in the org this Crossdock belongs to. */
public record GuardedBindings(OrgBindings org, SameSystem same) implements OrgBindings {

  @Override
  public Bound examine(Plan plan, String recordId) {
    same.check();
    return org.examine(plan, recordId);
  }

  @Override
  public Bound bind(Plan plan, String recordId, Set<String> delete) {
    same.check();
    return org.bind(plan, recordId, delete);
  }

  @Override
  public Set<String> missing(Collection<String> recordIds) {
    same.check();
    return org.missing(recordIds);
  }
}
