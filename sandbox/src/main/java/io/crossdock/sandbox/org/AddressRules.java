package io.crossdock.sandbox.org;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Addresses in an org with state and country lists: texts must be in the lists, codes and texts
 * follow one another, a state belongs to its country.
 */
final class AddressRules {

  private static final List<String> PREFIXES =
      List.of("Billing", "Shipping", "Mailing", "Other", "PersonMailing", "PersonOther");

  private AddressRules() {}

  static void before(Change change, Places places) {
    for (String prefix : PREFIXES) {
      boolean named =
          List.of("Country", "CountryCode", "State", "StateCode").stream()
              .anyMatch(part -> change.sent().contains(prefix + part));
      if (named) {
        var country = settle(change, prefix + "Country", "country/territory", places::country);
        String code = country.map(Places.Place::code).orElse("");
        settle(change, prefix + "State", "state", text -> places.state(code, text));
      }
    }
  }

  /** Brings a text and its code into line: the one that was sent rules, the code first. */
  private static Optional<Places.Place> settle(
      Change change, String field, String kind, Function<String, Optional<Places.Place>> list) {
    String coded = field + "Code";
    boolean byCode =
        change.sent().contains(coded) || (!change.sent().contains(field) && change.has(coded));
    String named = byCode ? coded : field;
    String value = change.text(named);
    if (value.isEmpty()) {
      change.row().remove(field);
      change.row().remove(coded);
      return Optional.empty();
    }
    Places.Place place =
        list.apply(value)
            .filter(p -> (byCode ? p.code() : p.label()).equalsIgnoreCase(value))
            .orElseThrow(() -> refusal(change, named, kind));
    change.row().put(field, place.label());
    change.row().put(coded, place.code());
    return Optional.of(place);
  }

  private static Refusal refusal(Change change, String field, String kind) {
    String thing = kind.equals("state") ? "state" : "country";
    return Refusal.data(
        "FIELD_INTEGRITY_EXCEPTION",
        "There's a problem with this %s, even though it may appear correct. Please select a %s from the list of valid %s.: %s"
            .formatted(
                thing,
                kind,
                thing.equals("state") ? "states" : "countries",
                change.entity().fieldOrRefuse(field).label()),
        field);
  }
}
