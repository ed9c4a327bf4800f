package io.crossdock.web.connection;

import io.crossdock.core.port.settings.Connections.Field;
import io.crossdock.core.port.work.Gates.Remote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fields of one side as the page asks for them, one after the other: which system it is, which way
 * to sign in, what is seldom needed. Pure.
 *
 * @param heading the question
 * @param way the way to sign in that these are of, as its label; empty = of every way
 * @param seldom whether they are out of sight while they are empty
 */
public record FieldGroup(String heading, String way, boolean seldom, List<Field> fields) {

  private static final String WHICH_SHOP = "Which shop?";
  private static final String WHICH_ORG = "Which org?";

  /** By key; what is not named here is asked for with the system itself. */
  private static final List<Named> NAMED =
      List.of(
          new Named(Remote.SHOP, "With the access token", Set.of("CROSSDOCK_SHOP_TOKEN")),
          new Named(
              Remote.SHOP,
              "With signed requests (OAuth 1.0a)",
              Set.of(
                  "CROSSDOCK_SHOP_CONSUMER_KEY",
                  "CROSSDOCK_SHOP_CONSUMER_SECRET",
                  "CROSSDOCK_SHOP_ACCESS_TOKEN",
                  "CROSSDOCK_SHOP_ACCESS_TOKEN_SECRET")),
          new Named(Remote.ORG, "Client credentials flow", Set.of("CROSSDOCK_ORG_CLIENT_SECRET")),
          new Named(
              Remote.ORG,
              "JWT bearer flow",
              Set.of("CROSSDOCK_ORG_JWT_KEY_FILE", "CROSSDOCK_ORG_USERNAME")));

  private static final Set<String> SELDOM =
      Set.of(
          "CROSSDOCK_SHOP_TIME_ZONE",
          "CROSSDOCK_SHOP_ADMIN_URL",
          "CROSSDOCK_ORG_LONGEST_REQUEST",
          "CROSSDOCK_ORG_API_VERSION",
          "CROSSDOCK_ORG_CURRENCY");

  private record Named(Remote remote, String way, Set<String> keys) {}

  /**
   * @param fields of that side
   */
  static List<FieldGroup> of(Remote remote, List<Field> fields) {
    var groups = new ArrayList<FieldGroup>();
    String which = remote == Remote.SHOP ? WHICH_SHOP : WHICH_ORG;
    groups.add(
        new FieldGroup(
            which,
            "",
            false,
            fields.stream().filter(f -> !SELDOM.contains(f.key()) && way(f).isEmpty()).toList()));
    for (Named named : NAMED) {
      var own = fields.stream().filter(f -> named.keys().contains(f.key())).toList();
      if (named.remote() == remote && !own.isEmpty()) {
        groups.add(new FieldGroup(named.way(), named.way(), false, own));
      }
    }
    var seldom = fields.stream().filter(f -> SELDOM.contains(f.key())).toList();
    if (!seldom.isEmpty()) {
      groups.add(new FieldGroup("Seldom needed", "", true, seldom));
    }
    return List.copyOf(groups);
  }

  private static String way(Field field) {
    return NAMED.stream()
        .filter(named -> named.keys().contains(field.key()))
        .findFirst()
        .map(Named::way)
        .orElse("");
  }

  /** Whether anything of it is saved or typed. */
  public boolean used(Map<String, String> typed) {
    return fields.stream().anyMatch(f -> f.given() || !typed.getOrDefault(f.key(), "").isEmpty());
  }
}
