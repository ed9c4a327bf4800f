package io.crossdock.core.policy;

/**
 * What hinders an order in the org until an option is another: who refuses the order for it and who
 * sets it free again take its code from here.
 */
public enum Hindrance {
  NO_PRICE("no-price"),
  ENTRY_INACTIVE("entry-inactive"),
  ENTRY_HIDDEN("entry-hidden"),
  SKU_TAKEN("sku-taken"),
  PRICE_BOOK_UNKNOWN("price-book-unknown"),
  PRICE_BOOK_INACTIVE("price-book-inactive"),
  SEVERAL_CONTACTS("several-contacts"),
  SEVERAL_ACCOUNTS("several-accounts"),
  NO_PERSON_ACCOUNTS("no-person-accounts"),
  STATUS_VANISHED("status-vanished");

  private final String code;

  Hindrance(String code) {
    this.code = code;
  }

  /** As it is kept with the order; stable. */
  public String code() {
    return code;
  }
}
