package io.crossdock.app.settings;

import io.crossdock.access.Role;
import io.crossdock.app.net.Outgoing;
import io.crossdock.core.connection.Loopback;
import io.crossdock.web.answer.WebConfig;
import io.crossdock.web.signin.Oidc;
import io.crossdock.web.signin.Passwords;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** How people get into the console; faults are told by their keys. */
final class SignInSettings {

  private static final String PASSWORD = "CROSSDOCK_ADMIN_PASSWORD";
  private static final String MINUTES = "CROSSDOCK_SESSION_MINUTES";
  private static final String ISSUER = "CROSSDOCK_OIDC_ISSUER";
  private static final String ROLES = "CROSSDOCK_OIDC_ROLES";

  private final Function<String, Optional<String>> values;
  private final List<String> faults;

  private SignInSettings(Function<String, Optional<String>> values, List<String> faults) {
    this.values = values;
    this.faults = faults;
  }

  /**
   * @param values what was set, by key
   * @param faults takes what is wrong, each by its key
   */
  static WebConfig.SignIn read(Function<String, Optional<String>> values, List<String> faults) {
    var reader = new SignInSettings(values, faults);
    return new WebConfig.SignIn(reader.adminPassword(), reader.idle(), reader.oidc());
  }

  private Optional<String> adminPassword() {
    Optional<String> password = values.apply(PASSWORD);
    if (password.filter(p -> p.getBytes(StandardCharsets.UTF_8).length > 72).isPresent()) {
      faults.add(PASSWORD + ": has more than 72 bytes; give a shorter one");
    } else if (!playground()) {
      password
          .flatMap(given -> Passwords.guessable("admin", given))
          .ifPresent(why -> faults.add(PASSWORD + ": " + why));
    }
    return password;
  }

  /** A shop and an org of this machine are not worth guarding: the demo's password is "admin". */
  private boolean playground() {
    return Stream.of("CROSSDOCK_SHOP_URL", "CROSSDOCK_ORG_URL")
        .allMatch(key -> values.apply(key).filter(SignInSettings::here).isPresent());
  }

  private static boolean here(String text) {
    try {
      return Loopback.address(URI.create(text));
    } catch (IllegalArgumentException e) {
      return false; // told as a fault of its own
    }
  }

  private Duration idle() {
    String text = values.apply(MINUTES).orElse("30");
    if (text.matches("[1-9]\\d{0,3}") && Integer.parseInt(text) <= 1440) {
      return Duration.ofMinutes(Integer.parseInt(text));
    }
    faults.add(
        MINUTES + ": \"" + text + "\" is no number of minutes; give 1 to 1440, the default is 30");
    return Duration.ofMinutes(30);
  }

  private Optional<Oidc> oidc() {
    Optional<String> issuer = values.apply(ISSUER);
    if (issuer.isEmpty()) {
      for (String key : List.of("CROSSDOCK_OIDC_CLIENT_ID", ROLES)) {
        values.apply(key).ifPresent(v -> faults.add(ISSUER + ": is missing; " + key + " needs it"));
      }
      return Optional.empty();
    }
    if (!address(issuer.get())) {
      faults.add(ISSUER + ": must be an https address; plain http for this machine only");
    } else {
      Outgoing.literal(URI.create(issuer.get()))
          .ifPresent(refused -> faults.add(ISSUER + ": " + refused.sentence()));
    }
    return Optional.of(
        new Oidc(
            issuer.get(),
            required("CROSSDOCK_OIDC_CLIENT_ID", "the client id at the provider"),
            required("CROSSDOCK_OIDC_CLIENT_SECRET", "the secret of that client"),
            values.apply("CROSSDOCK_OIDC_ROLE_CLAIM").orElse("groups"),
            roles(required(ROLES, "groups and roles, such as \"shop-it=admin,sales=viewer\""))));
  }

  private Map<String, Role> roles(String text) {
    var roles = new HashMap<String, Role>();
    for (String pair : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      int cut = pair.lastIndexOf('=');
      Optional<Role> role = role(cut < 0 ? "" : pair.substring(cut + 1).strip());
      if (cut < 1 || role.isEmpty()) {
        faults.add(
            ROLES
                + ": \""
                + pair.strip()
                + "\" must be group=viewer, group=operator or group=admin");
      } else {
        roles.put(pair.substring(0, cut).strip(), role.get());
      }
    }
    return Map.copyOf(roles);
  }

  private static Optional<Role> role(String text) {
    return Stream.of(Role.values())
        .filter(role -> role.name().equals(text.toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  private static boolean address(String text) {
    try {
      URI url = URI.create(text);
      return url.getHost() != null
          && ("https".equals(url.getScheme())
              || ("http".equals(url.getScheme()) && Loopback.address(url)));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private String required(String key, String what) {
    Optional<String> value = values.apply(key);
    if (value.isEmpty()) {
      faults.add(key + ": is missing; give " + what);
    }
    return value.orElse("");
  }
}
