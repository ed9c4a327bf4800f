package io.crossdock.core.failure;

/** A call to the shop, the org or the database that did not succeed; carries its verdict. */
public final class FailedCall extends RuntimeException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // never serialised
  private final Failure failure;

  public FailedCall(Failure failure) {
    super(failure.code() + ": " + failure.message());
    this.failure = failure;
  }

  public FailedCall(Failure failure, Throwable cause) {
    super(failure.code() + ": " + failure.message(), cause);
    this.failure = failure;
  }

  public Failure failure() {
    return failure;
  }
}
