package io.crossdock.core.policy;

import io.crossdock.core.failure.Failure;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What hinders an order until something else is another: who refuses the order for it and who sets
 * it free again take its code from here.
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
  STATUS_VANISHED("status-vanished"),
  /** The org does not know the order's currency. */
  CURRENCY("currency"),
  /** A mapped field can't be filled. */
  MAPPING("mapping"),
  GONE_FROM_SHOP("gone-from-shop"),
  /** People have deleted its record. */
  DELETED_IN_SALESFORCE("deleted-in-salesforce"),
  /** The shop's id stands for another order now. */
  ANOTHER_ORDER("another-order");

  private static final Set<Hindrance> OF_THE_ORG = EnumSet.of(CURRENCY, MAPPING, STATUS_VANISHED);

  private final String code;

  Hindrance(String code) {
    this.code = code;
  }

  /** As it is kept with the order; stable. */
  public String code() {
    return code;
  }

  /** Whether it is what is kept with an order. */
  public boolean is(String kept) {
    return code.equals(kept);
  }

  /** Whether only an org of another shape can end it: a status, a currency, a mapped field. */
  public static boolean ofTheOrg(Failure failure) {
    return OF_THE_ORG.stream().anyMatch(one -> one.is(failure.code()));
  }

  /** The codes of what only an org of another shape can end. */
  public static Set<String> codesOfTheOrg() {
    return codes(OF_THE_ORG);
  }

  static Set<String> codes(Set<Hindrance> some) {
    return some.stream().map(Hindrance::code).collect(Collectors.toUnmodifiableSet());
  }
}
