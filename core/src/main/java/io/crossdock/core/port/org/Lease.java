package io.crossdock.core.port.org;

/**
 * What an instance knows of its hold on the orders it has claimed, by its own clock and without
 * asking anyone: cheap enough to be asked right before each request that writes. An instance that
 * stood still (a paused machine, a long collection of garbage) finds out here that others may have
 * taken its orders over, and does not write its old state on top of theirs. Thread-safe.
 */
@FunctionalInterface
public interface Lease {

  /** Once others may have taken over, never again true. */
  boolean holds();

  /** A request that writes was about to leave when the lease no longer held; it did not. */
  final class Over extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Over() {
      super("this instance stood still: others may have taken over what it was about to write");
    }
  }
}
