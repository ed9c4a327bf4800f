package io.crossdock.core.version;

import java.util.Objects;

/** Which Crossdock this is, as the build writes it into each jar ({@code revision} in pom.xml). */
public final class Version {

  /** Such as 0.1.0; "development" where classes run that no build has packed. */
  public static final String OURS =
      Objects.requireNonNullElse(
          Version.class.getPackage().getImplementationVersion(), "development");

  /** Crossdock's name towards the shop, the org and who takes alarms. */
  public static final String USER_AGENT = "Crossdock/" + OURS;

  private Version() {}
}
