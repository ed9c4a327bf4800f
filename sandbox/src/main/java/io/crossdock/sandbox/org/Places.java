package io.crossdock.sandbox.org;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The org's lists of countries and of their states; an admin edits them. The standard ones hold
 * states of some countries only: as in a real org, most have none. Immutable.
 */
record Places(List<Place> countries, List<Place> states) {

  /**
   * A country or a state.
   *
   * @param country the code of the state's country; empty for a country
   */
  record Place(String country, String code, String label) {}

  static final Places STANDARD =
      new Places(
          Stream.of(Locale.getISOCountries())
              .map(code ->
                  new Place("", code, Locale.of("", code).getDisplayCountry(Locale.ENGLISH)))
              .toList(),
          states(standardStates().lines()));

  /**
   * @param countries each as {@code AT Austria}; none: the standard ones
   * @param states each as {@code AT 9 Wien}; none: the standard ones
   */
  static Places of(List<String> countries, List<String> states) {
    return new Places(
        countries.isEmpty()
            ? STANDARD.countries
            : countries.stream()
                .map(line -> line.split(" ", 2))
                .map(w -> new Place("", w[0], w[w.length - 1]))
                .toList(),
        states.isEmpty() ? STANDARD.states : states(states.stream()));
  }

  /** By code or by label, whatever the case. */
  Optional<Place> country(String text) {
    return find(countries, text);
  }

  Optional<Place> state(String country, String text) {
    return find(states.stream().filter(s -> s.country().equals(country)).toList(), text);
  }

  private static Optional<Place> find(List<Place> places, String text) {
    return places.stream()
        .filter(p -> p.code().equalsIgnoreCase(text) || p.label().equalsIgnoreCase(text))
        .findFirst();
  }

  private static List<Place> states(Stream<String> lines) {
    return lines
        .map(line -> line.split(" ", 3))
        .map(w -> new Place(w[0], w[1], w[w.length - 1]))
        .toList();
  }

  private static String standardStates() {
    try (InputStream in = Places.class.getResourceAsStream("states.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
