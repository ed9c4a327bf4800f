package io.crossdock.core.guard;

import io.crossdock.core.port.org.OrgNames;
import java.util.List;

/** Tells names of the org only as long as it is the one this Crossdock belongs to. */
public record GuardedNames(OrgNames org, SameSystem same) implements OrgNames {

  @Override
  public Names of(String orderId) {
    same.check();
    return org.of(orderId);
  }

  @Override
  public List<Named> find(Kind kind, String text) {
    same.check();
    return org.find(kind, text);
  }
}
