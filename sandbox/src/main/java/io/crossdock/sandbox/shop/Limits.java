package io.crossdock.sandbox.shop;

import java.util.List;
import java.util.stream.Collectors;

/** What this shop does not imitate, said openly. */
final class Limits {

  private static final List<String> LIMITS =
      List.of(
          "Carts and customers live in memory and end with the process; orders, invoices, shipments"
              + " and credit memos last if the shop has a journal.",
          "Checkout sells simple, virtual and downloadable products at list price, without coupons;"
              + " bundles and configurables come by /_sandbox/orders with a kind.",
          "Shipping is 5.00 a piece; tax is by country, region and one postcode.",
          "Seeded orders have no invoices, shipments or credit memos to list, whatever their"
              + " status.",
          "POST /orders (saving an order as a whole), the emails it would send, and stock.",
          "Roles: a right can only be denied to the one integration (/_sandbox/settings).",
          "Lists of transactions are empty; of countries only the United States are there.",
          "Answers in XML, and every REST path not named in the documentation.",
          "Credits and gift cards are Adobe Commerce's fields as documented, not recorded.",
          "Times in filters and text comparison follow the recorded database, not every"
              + " collation.");

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
