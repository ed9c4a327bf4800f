package io.crossdock.core.plan;

import io.crossdock.core.plan.OrgShape.Choice;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The countries and states that the org lists, and which of them a shop's address means. A state
 * belongs to a country there: AT has no WI, though US has. Pure.
 *
 * @param states each with the countries it is of
 */
record Places(List<Choice> countries, List<Choice> states) {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /** Codes in use beside ISO 3166-1. */
  private static final Map<String, String> ALIASES =
      Map.of("UK", "GB", "GB", "UK", "EL", "GR", "GR", "EL");

  /** Territories with an ISO 3166-1 code of their own that lists may hold as states (3166-2). */
  private static final Map<String, String> TERRITORIES =
      Map.ofEntries(
          Map.entry("AS", "US"),
          Map.entry("GU", "US"),
          Map.entry("MP", "US"),
          Map.entry("PR", "US"),
          Map.entry("UM", "US"),
          Map.entry("VI", "US"),
          Map.entry("AX", "FI"),
          Map.entry("SJ", "NO"),
          Map.entry("AW", "NL"),
          Map.entry("BQ", "NL"),
          Map.entry("CW", "NL"),
          Map.entry("SX", "NL"),
          Map.entry("BL", "FR"),
          Map.entry("GF", "FR"),
          Map.entry("GP", "FR"),
          Map.entry("MF", "FR"),
          Map.entry("MQ", "FR"),
          Map.entry("NC", "FR"),
          Map.entry("PF", "FR"),
          Map.entry("PM", "FR"),
          Map.entry("RE", "FR"),
          Map.entry("WF", "FR"),
          Map.entry("YT", "FR"),
          Map.entry("HK", "CN"),
          Map.entry("MO", "CN"));

  /** The org's codes; empty texts where it lists none. */
  record Found(String country, String state) {}

  /** Empty where the org's addresses hold free texts. */
  static Optional<Places> of(OrgShape org, String object, String prefix) {
    return org.field(object, prefix + "CountryCode")
        .map(country ->
            new Places(
                country.choices(),
                org.field(object, prefix + "StateCode")
                    .map(OrgShape.Field::choices)
                    .orElse(List.of())));
  }

  /**
   * @param country as the shop has it: ISO 3166-1, at times another code or a name
   * @param region its name, or what a shopper typed
   * @param code the shop's own, at times with the country before it: {@code AT-9}
   */
  Found find(String country, String region, String code) {
    Optional<String> listed = country(country);
    if (listed.isEmpty()) {
      return territory(country.strip().toUpperCase(Locale.ROOT)).orElse(new Found("", ""));
    }
    String state = state(listed.get(), region, code).orElse("");
    String apart = code.strip().toUpperCase(Locale.ROOT);
    boolean itself = state.isEmpty() && listed.get().equals(TERRITORIES.get(apart));
    return itself && country(apart).isPresent()
        ? new Found(apart, "")
        : new Found(listed.get(), state);
  }

  private Optional<String> country(String text) {
    String told = text.strip();
    if (told.isEmpty()) {
      return Optional.empty();
    }
    return coded(countries, told)
        .or(() ->
            Optional.ofNullable(ALIASES.get(told.toUpperCase(Locale.ROOT)))
                .flatMap(other -> coded(countries, other)))
        .or(() -> named(countries, told))
        .or(() -> iso(told).flatMap(code -> coded(countries, code)));
  }

  /** By three letters or by an English name. */
  private static Optional<String> iso(String told) {
    return Stream.of(Locale.getISOCountries())
        .filter(code -> {
          Locale country = Locale.of("", code);
          return country.getISO3Country().equalsIgnoreCase(told)
              || fold(country.getDisplayCountry(Locale.ENGLISH)).equals(fold(told));
        })
        .findFirst();
  }

  private Optional<Found> territory(String code) {
    return Optional.ofNullable(TERRITORIES.get(code))
        .flatMap(this::country)
        .flatMap(of ->
            state(of, Locale.of("", code).getDisplayCountry(Locale.ENGLISH), code)
                .map(state -> new Found(of, state)));
  }

  /** The name is surer than the code, which each shop and each org may choose. */
  private Optional<String> state(String country, String region, String code) {
    var within = states.stream().filter(state -> state.within(country)).toList();
    return named(within, region)
        .or(() -> coded(within, country, code))
        .or(() -> coded(within, country, region));
  }

  private static Optional<String> coded(List<Choice> listed, String country, String code) {
    String told = code.strip();
    String prefix = country + "-";
    String bare =
        told.regionMatches(true, 0, prefix, 0, prefix.length())
            ? told.substring(prefix.length())
            : told;
    return coded(listed, told).or(() -> coded(listed, bare)).or(() -> coded(listed, prefix + bare));
  }

  private static Optional<String> coded(List<Choice> listed, String code) {
    return listed.stream()
        .map(Choice::value)
        .filter(value -> value.equalsIgnoreCase(code))
        .findFirst();
  }

  private static Optional<String> named(List<Choice> listed, String name) {
    String wanted = fold(name);
    var same = listed.stream().filter(choice -> fold(choice.label()).equals(wanted)).toList();
    return same.size() == 1 && !wanted.isEmpty()
        ? Optional.of(same.getFirst().value())
        : Optional.empty();
  }

  private static String fold(String text) {
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return plain.strip().toLowerCase(Locale.ROOT);
  }
}
