package io.crossdock.web;

import java.util.List;

/** A request that is refused, with every fault found in it. */
final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  @SuppressWarnings("serial") // never serialised
  private final List<String> faults;

  Refused(int status, String what, List<String> faults) {
    super(what);
    this.status = status;
    this.faults = List.copyOf(faults);
  }

  int status() {
    return status;
  }

  List<String> faults() {
    return faults;
  }

  String what() {
    return String.valueOf(getMessage());
  }
}
