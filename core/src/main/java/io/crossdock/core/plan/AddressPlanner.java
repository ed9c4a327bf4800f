package io.crossdock.core.plan;

import io.crossdock.core.order.Order.Address;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An address as the org can hold it: codes of its own lists where it has them, and only a state of
 * that country; texts elsewhere. What it cannot hold is left out and said; the order goes.
 */
public final class AddressPlanner {

  private static final String ADMIN =
      " A Salesforce administrator can add it under Setup > State and Country/Territory Picklists.";

  private static final List<String> PREFIXES =
      List.of("Billing", "Shipping", "Mailing", "Other", "PersonMailing", "PersonOther");

  private AddressPlanner() {}

  /**
   * @param prefix Billing, Shipping, Mailing, PersonMailing; the lengths are Salesforce's
   */
  static void put(Texts fields, String prefix, Address address) {
    fields
        .put(prefix + "Street", String.join("\n", address.street()), 255)
        .put(prefix + "City", address.city(), 40)
        .put(prefix + "PostalCode", address.postcode(), 20);
    Optional<Places> places = fields.places(prefix);
    if (places.isPresent()) {
      listed(fields, prefix, address, places.get());
    } else {
      texts(fields, prefix, address);
    }
  }

  /** Codes that people mapped, as {@code OtherStateCode}: the same holds for them. */
  public static void settle(
      OrgShape org, String object, Map<String, Object> fields, List<String> warnings) {
    for (String prefix : PREFIXES) {
      String country = Objects.toString(fields.get(prefix + "CountryCode"), "");
      String state = Objects.toString(fields.get(prefix + "StateCode"), "");
      Places.of(org, object, prefix)
          .ifPresent(places -> {
            var all = new Texts(object, "", org, warnings);
            var address = new Address("", "", "", List.of(), "", state, "", "", country, "");
            listed(all, prefix, address, places);
            all.fields().keySet().retainAll(fields.keySet());
            fields.putAll(all.fields());
          });
    }
  }

  private static void texts(Texts fields, String prefix, Address address) {
    boolean alone = address.countryId().isBlank() && !address.region().isBlank();
    if (alone) {
      fields.warn(
          "The shop tells no country for the state \"%s\"; addresses go without it."
              .formatted(address.region().strip()));
    }
    fields
        .put(prefix + "State", alone ? "" : address.region(), 80)
        .put(prefix + "Country", address.countryId(), 80);
  }

  private static void listed(Texts fields, String prefix, Address address, Places places) {
    var found = places.find(address.countryId(), address.region(), address.regionCode());
    fields.put(prefix + "CountryCode", found.country(), 10);
    fields.put(prefix + "StateCode", found.state(), 10);
    String region = region(address);
    if (found.country().isEmpty()) {
      String country = address.countryId().strip();
      if (!country.isEmpty()) {
        fields.warn(
            "Salesforce lists no country \"%s\"; addresses go without it%s.%s"
                .formatted(
                    country, region.isEmpty() ? "" : " and without the state " + region, ADMIN));
      } else if (!region.isEmpty()) {
        fields.warn(
            "The shop tells no country for the state %s; addresses go without it."
                .formatted(region));
      }
    } else if (found.state().isEmpty() && !region.isEmpty() && !moved(address, found)) {
      fields.warn(
          "Salesforce lists no state %s for country %s; addresses go without it.%s"
              .formatted(region, found.country(), ADMIN));
    } else if (moved(address, found)) {
      fields.warn(
          "Salesforce lists %s as %s; addresses say so."
              .formatted(
                  told(address),
                  found.state().isEmpty()
                      ? "country " + found.country()
                      : "state " + found.state() + " of " + found.country()));
    }
  }

  /** A territory that the shop has as a country and the org as a state, or the other way round. */
  private static boolean moved(Address address, Places.Found found) {
    boolean stateNow =
        found.state().equalsIgnoreCase(address.countryId().strip())
            && !found.state().equalsIgnoreCase(found.country());
    boolean countryNow =
        found.country().equalsIgnoreCase(address.regionCode().strip()) && found.state().isEmpty();
    return stateNow || countryNow;
  }

  private static String told(Address address) {
    String code = address.regionCode().strip();
    return code.isEmpty() ? address.countryId().strip() : address.countryId() + ", " + code;
  }

  private static String region(Address address) {
    String name = address.region().strip();
    String code = address.regionCode().strip();
    if (name.isEmpty() || code.isEmpty() || name.equalsIgnoreCase(code)) {
      String one = name.isEmpty() ? code : name;
      return one.isEmpty() ? "" : "\"" + one + "\"";
    }
    return "\"" + name + "\" (" + code + ")";
  }
}
