package io.crossdock.core.guard;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.port.work.Gates.Remote;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether a shop or an org is the one this Crossdock belongs to. A copied data folder or a cloned
 * shop would write a stranger's orders over ours; so nothing is read or sent until an admin
 * confirms. Thread-safe.
 */
public final class SameSystem {

  private final Remote remote;
  private final KnownSystems known;
  private final Supplier<String> identity;
  private final Set<String> confirmed;
  private volatile @Nullable String matched;

  /**
   * @param identity what the system says it is; may throw {@code FailedCall}
   * @param confirmed what an admin has said is meant
   */
  public SameSystem(
      Remote remote, KnownSystems known, Supplier<String> identity, Set<String> confirmed) {
    this.remote = remote;
    this.known = known;
    this.identity = identity;
    this.confirmed = confirmed;
  }

  /**
   * Asks the database only until the answer was yes.
   *
   * @throws FailedCall which closes the gate, when it is another one
   */
  public void check() {
    String met = identity.get();
    if (met.equals(matched)) {
      return;
    }
    String belongs = known.met(remote, met);
    if (!belongs.equals(met) && confirmed.contains(met)) {
      known.confirm(remote, met, "CROSSDOCK_CONFIRM");
    } else if (!belongs.equals(met)) {
      throw new FailedCall(another(belongs, met));
    }
    matched = met;
  }

  private Failure another(String belongs, String met) {
    boolean org = remote == Remote.ORG;
    String system = org ? "org" : "shop";
    return Failure.of(
        Category.UNAUTHORISED,
        "another-" + system,
        "This Crossdock belongs to the %s %s, but is now connected to %s. Nothing is %s."
            .formatted(system, belongs, met, org ? "sent" : "read or sent"),
        "If this is a copy of another Crossdock, stop it and give it a data folder of its own. If"
            + " the change is meant, an admin can confirm it on the page Connections, or start with"
            + " CROSSDOCK_CONFIRM="
            + met
            + ".");
  }
}
