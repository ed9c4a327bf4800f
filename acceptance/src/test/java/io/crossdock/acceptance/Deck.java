package io.crossdock.acceptance;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Cards in an order drawn from a seed: each is dealt before any is dealt again. */
final class Deck {

  /**
   * One thing that goes wrong.
   *
   * @param kind what the table calls it; it counts there when it has really struck
   */
  record Card(String kind, Runnable deal) {}

  private final List<Card> cards;
  private final Random random;
  private final Deque<Card> left = new ArrayDeque<>();

  Deck(List<Card> cards, long seed) {
    this.cards = List.copyOf(cards);
    this.random = new Random(seed);
  }

  Card next() {
    if (left.isEmpty()) {
      var shuffled = new ArrayList<>(cards);
      Collections.shuffle(shuffled, random);
      left.addAll(shuffled);
    }
    return left.pop();
  }

  /** The next of one of these kinds, each of which must have a card. */
  Card next(Set<String> kinds) {
    if (!kinds().containsAll(kinds)) {
      throw new AssertionError("no card of " + kinds + " in " + kinds());
    }
    Card card = next();
    while (!kinds.contains(card.kind())) {
      card = next();
    }
    return card;
  }

  Set<String> kinds() {
    var kinds = new TreeSet<String>();
    cards.forEach(card -> kinds.add(card.kind()));
    return kinds;
  }
}
