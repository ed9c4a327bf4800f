package io.crossdock.access;

import io.crossdock.core.policy.NoticeTrail;
import java.time.Instant;
import java.util.Optional;

/**
 * The module in the Magento Admin that is paired with this connection, and what it told of itself;
 * one for all instances. Thread-safe.
 */
public interface ShopModule {

  /**
   * Replaces the module there was: its token and its secret work no longer, from the next request
   * on, on every instance. One transaction.
   *
   * @param tokenHash of the token it shows, which may speak for others
   * @param secret that signs its notices; kept encrypted
   */
  void pair(Pairing pairing, String tokenHash, String secret);

  /** By whom, when, and what it may do. */
  record Pairing(Role role, String by, Instant at) {}

  /** What signs its notices; empty when none was paired. */
  Optional<String> secret();

  /** It called and told its version. */
  void called(String version, Instant at);

  /**
   * A numbered notice came; to be said after its orders were marked, so that a crash between the
   * two repeats it.
   *
   * @param version empty = not told
   */
  void noticed(long number, long unsent, String version, Instant at);

  Known known();

  /**
   * What is known of it.
   *
   * @param version the last one it told; empty = none
   * @param called when it last told it
   */
  record Known(
      Optional<Pairing> pairing, String version, Optional<Instant> called, NoticeTrail notices) {}
}
