package io.crossdock.web.answer;

import java.util.List;

/** A request that is refused, with every fault found in it. */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  @SuppressWarnings("serial") // never serialised
  private final List<String> faults;

  public Refused(int status, String what, List<String> faults) {
    super(what);
    this.status = status;
    this.faults = List.copyOf(faults);
  }

  public int status() {
    return status;
  }

  public List<String> faults() {
    return faults;
  }

  String what() {
    return String.valueOf(getMessage());
  }
}
