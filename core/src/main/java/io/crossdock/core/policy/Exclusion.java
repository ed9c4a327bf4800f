package io.crossdock.core.policy;

import java.util.Arrays;
import java.util.Optional;

/**
 * Why options leave an order out: who leaves one for it and who sets it free again take its code
 * from here.
 */
public enum Exclusion {
  WEBSITE_OFF("website-off", "\"Send orders of this website\" was No"),
  AUTOMATIC_OFF("automatic-off", "Automatic Synchronization was off"),
  STATUS_LEFT("status-left", "its status had left the list of Sync all orders"),
  BEFORE_START("before-start", "the connection's start date was a later one"),
  ZERO_TOTAL("zero-total", "Zero Grand Total was Do not synchronize"),
  STATUS_NOT_LISTED("status-not-listed", "its status was not on the list of Sync all orders"),
  CUSTOMER_GROUP("customer-group", "its customer group was not among the selected ones"),
  CREATE_OFF("create-off", "Create Order was No"),
  NOT_PAID("not-paid", "Create Order was For paid order and it was not paid");

  private final String code;
  private final String was;

  Exclusion(String code, String was) {
    this.code = code;
    this.was = was;
  }

  /** As it is kept with the order; stable. */
  public String code() {
    return code;
  }

  /** Of an order that stays as it is although this is so no longer. */
  String formerCode() {
    return "left-" + code;
  }

  /** What was so, for people. */
  String was() {
    return was;
  }

  static Optional<Exclusion> of(String code) {
    return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
  }
}
