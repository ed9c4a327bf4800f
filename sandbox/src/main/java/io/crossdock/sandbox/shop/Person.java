package io.crossdock.sandbox.shop;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Somebody who buys. */
record Person(int customerId, String firstName, String lastName, String street) {

  private static final List<String> FIRST =
      List.of("Anna", "Jonas", "Marie", "Olu", "Zoë", "Mei", "Karim", "Ingrid", "Paul", "Élodie");
  private static final List<String> LAST =
      List.of("Berg", "O'Neill", "Müller", "Okafor", "Tanaka", "van Dijk", "Rossi", "Smith-Jones");
  private static final List<String> STREETS =
      List.of("Oak Street", "Hill Road", "Lindenallee", "Canal Walk", "Market Square");

  /** Their customer ids are those up to this one. */
  static int count() {
    return FIRST.size() * LAST.size();
  }

  static Person any(Random random) {
    int first = random.nextInt(FIRST.size());
    int last = random.nextInt(LAST.size());
    int number = first * LAST.size() + last + 1;
    return new Person(
        number,
        FIRST.get(first),
        LAST.get(last),
        (number * 7 % 200 + 1) + " " + STREETS.get(number % STREETS.size()));
  }

  String email() {
    String name = (firstName + "." + lastName).toLowerCase(Locale.ROOT);
    return name.replace("ü", "ue").replaceAll("[éë]", "e").replaceAll("[^a-z.-]", "")
        + "@example.com";
  }
}
