package io.crossdock.core.view;

import io.crossdock.core.order.Order;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The shop's values as its own people read them; codes are for the API. Pure.
 *
 * @param locales by store view; one that is not known writes as the first does, and where none is,
 *     it is American English
 */
public record ShopWords(StatusLabels statuses, Map<Integer, Locale> locales) {

  /** The titles that Magento's own ways to pay have until a merchant writes others. */
  private static final Map<String, String> PAYMENTS =
      Map.of(
          "banktransfer", "Bank Transfer Payment",
          "cashondelivery", "Cash On Delivery",
          "checkmo", "Check / Money order",
          "free", "No Payment Information Required",
          "purchaseorder", "Purchase Order");

  public String status(String code) {
    return statuses.of(code);
  }

  /** As the store view writes it, such as "$1,234.50" or "1.234,50 €". */
  public String money(BigDecimal amount, String currency, int storeId) {
    return money(amount, currency, locale(storeId));
  }

  /** In the currency that all stores are compared in, and so in one form for all. */
  public String baseMoney(BigDecimal amount, String currency) {
    return money(amount, currency, locale(0));
  }

  private static String money(BigDecimal amount, String code, Locale locale) {
    try {
      NumberFormat form = NumberFormat.getCurrencyInstance(locale);
      form.setCurrency(Currency.getInstance(code));
      form.setRoundingMode(RoundingMode.HALF_UP);
      return form.format(amount);
    } catch (IllegalArgumentException e) { // a currency that is none
      return amount.setScale(2, RoundingMode.HALF_UP).toPlainString() + " " + code;
    }
  }

  /** As the buyer saw it; else Magento's own title, else the code. */
  public String payment(Order.Payment payment) {
    return payment.title().isEmpty()
        ? PAYMENTS.getOrDefault(payment.method(), payment.method())
        : payment.title();
  }

  /** In lines, as Magento's standard templates have them. */
  public List<String> address(Order.Address a, int storeId) {
    String place =
        Stream.of(a.city(), a.region(), a.postcode())
            .filter(part -> !part.isBlank())
            .reduce((one, other) -> one + ", " + other)
            .orElse("");
    return Stream.of(
            Stream.of((a.firstName() + " " + a.lastName()).strip(), a.company()),
            a.street().stream(),
            Stream.of(
                place,
                country(a.countryId(), storeId),
                a.telephone().isBlank() ? "" : "T: " + a.telephone()))
        .flatMap(lines -> lines)
        .filter(line -> !line.isBlank())
        .toList();
  }

  private String country(String code, int storeId) {
    return code.matches("[A-Z]{2}") ? Locale.of("", code).getDisplayCountry(locale(storeId)) : code;
  }

  private Locale locale(int storeId) {
    return Optional.ofNullable(locales.get(storeId))
        .or(() ->
            locales.entrySet().stream()
                .filter(store -> store.getKey() != 0) // the Admin's own view sells nothing
                .min(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue))
        .orElse(Locale.US);
  }
}
