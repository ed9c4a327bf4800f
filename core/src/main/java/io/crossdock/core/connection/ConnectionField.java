package io.crossdock.core.connection;

import io.crossdock.core.port.work.Gates.Remote;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a connection is made of, in the order of the page. */
public enum ConnectionField {
  SHOP_URL(
      Remote.SHOP,
      "Shop URL",
      "The base address of the shop's default store view, without /rest or /admin; https.",
      false),
  SHOP_TOKEN(
      Remote.SHOP,
      "Access Token",
      "Of the integration under System > Integrations, as a bearer token: the shop must allow that."
          + " Leave it empty for signed requests and fill in all four below.",
      true),
  SHOP_CONSUMER_KEY(Remote.SHOP, "Consumer Key", "Signed requests (OAuth 1.0a).", false),
  SHOP_CONSUMER_SECRET(Remote.SHOP, "Consumer Secret", "Signed requests (OAuth 1.0a).", true),
  SHOP_ACCESS_TOKEN(Remote.SHOP, "Signing Access Token", "Signed requests (OAuth 1.0a).", true),
  SHOP_ACCESS_TOKEN_SECRET(
      Remote.SHOP, "Access Token Secret", "Signed requests (OAuth 1.0a).", true),
  SHOP_TIME_ZONE(
      Remote.SHOP,
      "Time Zone",
      "Such as America/New_York; only when the integration may not read the stores' own.",
      false),
  SHOP_ADMIN_URL(
      Remote.SHOP,
      "Admin URL",
      "Of the Magento Admin, such as https://shop.example.com/admin: orders link to their page"
          + " there. Empty: no links.",
      false),
  ORG_URL(Remote.ORG, "My Domain URL", "Such as https://acme.my.salesforce.com.", false),
  ORG_CLIENT_ID(Remote.ORG, "Consumer Key", "Of the External Client App.", false),
  ORG_CLIENT_SECRET(
      Remote.ORG,
      "Consumer Secret",
      "Of the same app, for the client credentials flow. Leave it empty for the JWT bearer flow.",
      true),
  ORG_JWT_KEY_FILE(
      Remote.ORG,
      "JWT Key File",
      "A file on Crossdock's machine with the RSA key in PKCS #8 form, for the JWT bearer flow.",
      false),
  ORG_USERNAME(
      Remote.ORG, "Username", "The Salesforce user that the JWT bearer flow acts as.", false),
  ORG_LONGEST_REQUEST(
      Remote.ORG,
      "Longest Request",
      "Seconds after which a request without an answer can't land any more; 600 when empty.",
      false),
  ORG_API_VERSION(
      Remote.ORG,
      "API Version",
      "Of Salesforce's API; 68.0 when empty. An org that is behind is spoken to in its newest.",
      false),
  ORG_CURRENCY(
      Remote.ORG,
      "Org Currency",
      "Such as USD; only where the test says that the org does not tell its currency.",
      false);

  private final Remote remote;
  private final String label;
  private final String help;
  private final boolean secret;

  ConnectionField(Remote remote, String label, String help, boolean secret) {
    this.remote = remote;
    this.label = label;
    this.help = help;
    this.secret = secret;
  }

  public String key() {
    return "CROSSDOCK_" + name();
  }

  public Remote remote() {
    return remote;
  }

  public String label() {
    return label;
  }

  public String help() {
    return help;
  }

  public boolean secret() {
    return secret;
  }

  /** Whether it was given for one address and proves to no other who Crossdock is. */
  public boolean bound() {
    return secret || this == ORG_JWT_KEY_FILE;
  }

  /** Where requests to this system go. */
  public static ConnectionField url(Remote remote) {
    return remote == Remote.SHOP ? SHOP_URL : ORG_URL;
  }

  /** So that no key stands within a later one. */
  public static List<ConnectionField> longestFirst() {
    return Arrays.stream(values())
        .sorted(Comparator.comparingInt((ConnectionField field) -> -field.key().length()))
        .toList();
  }

  public static List<String> keys() {
    return Arrays.stream(values()).map(ConnectionField::key).toList();
  }

  public static Set<String> secretKeys() {
    return Arrays.stream(values())
        .filter(ConnectionField::secret)
        .map(ConnectionField::key)
        .collect(Collectors.toSet());
  }

  /** Whether the environment names a shop or an org; then it names the whole connection. */
  public static boolean fixed(Map<String, String> environment) {
    return keys().stream().anyMatch(key -> !environment.getOrDefault(key, "").isBlank());
  }
}
