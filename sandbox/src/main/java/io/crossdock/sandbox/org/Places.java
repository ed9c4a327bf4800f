package io.crossdock.sandbox.org;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The standard list of countries, and the states of those that have some in it: as in a real org,
 * most countries have none. Immutable.
 */
final class Places {

  /**
   * A country or a state.
   *
   * @param country the code of the state's country; empty for a country
   */
  record Place(String country, String code, String label) {}

  static final List<Place> COUNTRIES =
      Stream.of(Locale.getISOCountries())
          .map(code -> new Place("", code, Locale.of("", code).getDisplayCountry(Locale.ENGLISH)))
          .toList();

  static final List<Place> STATES = states();

  private Places() {}

  /** By code or by label, whatever the case. */
  static Optional<Place> country(String text) {
    return find(COUNTRIES, text);
  }

  static Optional<Place> state(String country, String text) {
    return find(STATES.stream().filter(s -> s.country().equals(country)).toList(), text);
  }

  private static Optional<Place> find(List<Place> places, String text) {
    return places.stream()
        .filter(p -> p.code().equalsIgnoreCase(text) || p.label().equalsIgnoreCase(text))
        .findFirst();
  }

  private static List<Place> states() {
    var states = new ArrayList<Place>();
    try (InputStream in = Places.class.getResourceAsStream("states.txt")) {
      new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> List.of(line.split(" ", 3)))
          .forEach(w -> states.add(new Place(w.get(0), w.get(1), w.get(2))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(states);
  }
}
