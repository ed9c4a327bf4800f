package io.crossdock.core.connection;

import io.crossdock.core.port.settings.Connections.Field;
import io.crossdock.core.port.work.Gates.Remote;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a person typed of a connection, over what is saved of it: a secret goes where it was given
 * for and nowhere else, whatever is typed beside it. Pure.
 *
 * @param saved by key
 * @param typed by key; one that is left out is as it was
 */
public record ConnectionForm(Map<String, String> saved, Map<String, String> typed) {

  /** What signed requests need, all of it. */
  public static final List<String> SIGNING =
      List.of(
          ConnectionField.SHOP_CONSUMER_KEY.key(),
          ConnectionField.SHOP_CONSUMER_SECRET.key(),
          ConnectionField.SHOP_ACCESS_TOKEN.key(),
          ConnectionField.SHOP_ACCESS_TOKEN_SECRET.key());

  /** Of what is saved: an earlier version kept the keys for signing beside a token given later. */
  public static Map<String, String> used(Map<String, String> saved) {
    var used = new HashMap<>(saved);
    if (used.containsKey(ConnectionField.SHOP_TOKEN.key())) {
      SIGNING.forEach(used::remove);
    }
    return used;
  }

  /**
   * As the page has them: a secret is never shown again.
   *
   * @param values by key
   */
  public static List<Field> fields(Map<String, String> values) {
    return Arrays.stream(ConnectionField.values()).map(field -> field(field, values)).toList();
  }

  private static Field field(ConnectionField field, Map<String, String> values) {
    String value = values.getOrDefault(field.key(), "").strip();
    return new Field(
        field.key(),
        field.remote(),
        field.label(),
        field.help(),
        field.secret(),
        field.secret() ? "" : value,
        !value.isEmpty());
  }

  /**
   * What holds when this is saved. A secret that was not typed stays, unless it would go to another
   * address than it was given for; any other value that was left out stays, one that is empty is
   * taken away. Of two ways to sign in that exclude each other the one that was typed stays.
   */
  public Map<String, String> values() {
    var values = new HashMap<String, String>();
    for (ConnectionField field : ConnectionField.values()) {
      String text = Pasted.text(typed.getOrDefault(field.key(), ""));
      boolean untouched = !typed.containsKey(field.key()) || (field.secret() && text.isEmpty());
      boolean kept = untouched && (!field.bound() || sameAddress(field.remote()));
      String value = kept ? saved.getOrDefault(field.key(), "") : text;
      if (!value.isEmpty()) {
        values.put(field.key(), value);
      }
    }
    boolean signing = SIGNING.stream().anyMatch(this::given);
    if (signing && !given(ConnectionField.SHOP_TOKEN.key())) {
      values.remove(ConnectionField.SHOP_TOKEN.key());
    } else if (given(ConnectionField.SHOP_TOKEN.key()) && !signing) {
      SIGNING.forEach(values::remove);
    }
    if (given(ConnectionField.ORG_JWT_KEY_FILE.key())
        && !given(ConnectionField.ORG_CLIENT_SECRET.key())) {
      values.remove(ConnectionField.ORG_CLIENT_SECRET.key());
    }
    return values;
  }

  private boolean given(String key) {
    return !typed.getOrDefault(key, "").isBlank();
  }

  /** Of the keys that were typed, those of no field, each with what is wrong. */
  public Map<String, String> strangers() {
    var faults = new LinkedHashMap<String, String>();
    typed.keySet().stream()
        .filter(key -> !ConnectionField.keys().contains(key))
        .forEach(key -> faults.put(key, "is no field of a connection"));
    return faults;
  }

  /**
   * Faults by key, where what is missing because it was given for another address says so.
   *
   * @param faults of {@link #values}
   */
  public Map<String, String> told(Map<String, String> faults) {
    var told = new LinkedHashMap<>(faults);
    for (ConnectionField field : ConnectionField.values()) {
      if (field.bound() && saved.containsKey(field.key()) && !sameAddress(field.remote())) {
        told.computeIfPresent(
            field.key(),
            (key, fault) ->
                "must be given anew: the saved one belongs to "
                    + saved.getOrDefault(
                        ConnectionField.url(field.remote()).key(), "another address")
                    + " and goes nowhere else.");
      }
    }
    return told;
  }

  /** Where requests would go; empty for what is no address: it may hold a password. */
  public String address(Remote remote) {
    String text = values().getOrDefault(ConnectionField.url(remote).key(), "");
    return understood(remote, text).orElse("");
  }

  /** Sentences on fields, by their labels, as people know them from the page. */
  public static String named(String sentence) {
    String named = sentence;
    for (ConnectionField field : ConnectionField.longestFirst()) {
      named = named.replace(field.key(), "\"" + field.label() + "\"");
    }
    return named;
  }

  /** How people know a key; the key itself when it is no field. */
  public static String label(String key) {
    return Arrays.stream(ConnectionField.values())
        .filter(field -> field.key().equals(key))
        .map(ConnectionField::label)
        .findFirst()
        .orElse(key);
  }

  /** However it is written. */
  private boolean sameAddress(Remote remote) {
    String key = ConnectionField.url(remote).key();
    return !typed.containsKey(key)
        || address(remote, typed.get(key)).equals(address(remote, saved.getOrDefault(key, "")));
  }

  private static String address(Remote remote, String text) {
    return understood(remote, text).orElseGet(() -> Pasted.text(text));
  }

  private static Optional<String> understood(Remote remote, String text) {
    try {
      Address understood = remote == Remote.SHOP ? Address.shop(text) : Address.org(text, true);
      return Optional.of(understood.url().toString());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
