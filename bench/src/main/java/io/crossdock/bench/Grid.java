package io.crossdock.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every way the orders grid is asked for, as pages of the console in a person's session. */
final class Grid {

  private static final Pattern NEXT = Pattern.compile("href=\"([^\"]+)\" aria-label=\"Next\"");

  private static final Map<String, String> ADDRESSES = new LinkedHashMap<>();

  static {
    ADDRESSES.put("first page", "");
    ADDRESSES.put("page 500 by its number", "page=500");
    ADDRESSES.put("oldest first", "dir=asc");
    ADDRESSES.put("by ID", "sort=ID");
    ADDRESSES.put("by Grand Total (Base)", "sort=BASE_TOTAL");
    ADDRESSES.put("by Grand Total (Purchased), least first", "sort=TOTAL&dir=asc");
    ADDRESSES.put("out of sync", "mark=out_of_sync");
    ADDRESSES.put("out of sync, by total", "mark=out_of_sync&sort=BASE_TOTAL");
    ADDRESSES.put("pending", "mark=pending");
    ADDRESSES.put("not sent", "mark=not_sent");
    ADDRESSES.put("a rare status", "status=canceled");
    ADDRESSES.put("a rare status, by ID", "status=canceled&sort=ID");
    ADDRESSES.put("a common status, by total", "status=complete&sort=TOTAL");
    ADDRESSES.put("one purchase point", "store=Second+Website");
    ADDRESSES.put("days of a year ago", "from=2025-01-01&to=2025-01-31");
    ADDRESSES.put("days of a year ago, by total", "from=2025-01-01&to=2025-01-31&sort=TOTAL");
    ADDRESSES.put("totals from 5,000", "least=5000");
    ADDRESSES.put("totals of which there is none", "least=100000");
    ADDRESSES.put("ids from to", "first=000500000&last=000500900");
    ADDRESSES.put("everything at once", "mark=out_of_sync&status=complete&least=50&most=60");
    ADDRESSES.put("search by number", "q=000500000");
    ADDRESSES.put("search by e-mail", "q=customer77%40example.com");
    ADDRESSES.put("search by a name of many", "q=Ada");
    ADDRESSES.put("search by a name of many, by total", "q=Ada&sort=TOTAL");
    ADDRESSES.put("search by Salesforce id", "q=801500000");
    ADDRESSES.put("search for what nobody has", "q=nobody-has-this");
  }

  private Grid() {}

  /** Milliseconds by what is asked for; the product knows me already. */
  static Map<String, Double> times(Product product) {
    product.signIn();
    var millis = new LinkedHashMap<String, Double>();
    ADDRESSES.forEach((name, query) -> millis.put(name, product.millisOf("/orders?" + query)));
    String address = "/orders";
    for (int i = 0; i < 20; i++) {
      address = next(product.page(address));
    }
    millis.put("twenty pages on", product.millisOf(address));
    return millis;
  }

  private static String next(String page) {
    Matcher link = NEXT.matcher(page);
    if (!link.find()) {
      throw new IllegalStateException("the grid has no next page");
    }
    return link.group(1).replace("&amp;", "&");
  }
}
