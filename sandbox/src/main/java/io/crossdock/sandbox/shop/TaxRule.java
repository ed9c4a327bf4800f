package io.crossdock.sandbox.shop;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A rate of tax and where it applies; a region or postcode left empty means anywhere. */
record TaxRule(String code, String country, int region, String postcode, BigDecimal percent) {

  private static final List<TaxRule> ALL =
      List.of(
          new TaxRule("US-CA-LAB", "US", 12, "", new BigDecimal("8.25")),
          new TaxRule("US-NY-*-Rate 1", "US", 43, "", new BigDecimal("8.375")),
          new TaxRule("LA-CITY", "US", 12, "90001", BigDecimal.ONE),
          new TaxRule("DE-19", "DE", 0, "", new BigDecimal("19")));

  /** The rates of an address; they add up. */
  static List<TaxRule> of(Map<String, Object> address) {
    return ALL.stream()
        .filter(rule -> rule.country.equals(Doc.text(address, "country_id")))
        .filter(rule -> rule.region == 0 || rule.region == Doc.whole(address, "region_id"))
        .filter(
            rule -> rule.postcode.isEmpty() || rule.postcode.equals(Doc.text(address, "postcode")))
        .toList();
  }

  static BigDecimal percent(List<TaxRule> rules) {
    return rules.stream().map(TaxRule::percent).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
