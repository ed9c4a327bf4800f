package io.crossdock.sandbox.shop;

import java.util.List;
import java.util.stream.Collectors;

/** What this shop does not imitate, said openly. */
final class Limits {

  private static final List<String> LIMITS =
      List.of(
          "Carts live in memory and end with the process; orders last if the shop has a journal.",
          "Customers' carts, coupons and discounts at checkout: only guests buy, at list price.",
          "Configurable, bundle and custom-option products are in seeded orders but cannot be bought.",
          "Shipping is 5.00 a piece; tax is by country, region and one postcode.",
          "Invoices, shipments and credit memos move the order but cannot be listed or read.",
          "POST /orders (saving an order as a whole) and the emails it would send.",
          "One integration with every right: a missing permission cannot be tried.",
          "Answers in XML, page-size limits, and every REST path not named in the documentation.",
          "Times in filters and text comparison follow the recorded database, not every collation.");

  private Limits() {}

  static String page() {
    return LIMITS.stream()
        .map(limit -> "<li>" + Html.text(limit) + "</li>")
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining("", "<ul>", "</ul>"),
                list -> Html.page("What is not imitated", list)));
  }
}
