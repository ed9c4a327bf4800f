package io.crossdock.acceptance;

import static org.awaitility.Awaitility.await;

import io.crossdock.acceptance.Deck.Card;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything that can go wrong around several instances, dealt from a seeded deck: each kind of
 * fault of both systems, a network that is slow or cut, instances that are killed, stalled or
 * stopped, a database that crashes. It counts what has really struck.
 */
final class Trouble implements AutoCloseable {

  private static final String RESET = "network: connections reset";
  private static final String SLOW = "network: slow";
  private static final String KILLED = "instance: kill -9";
  private static final String STALLED = "instance: SIGSTOP beyond its lease";
  private static final String STOPPED = "instance: clean stop";
  private static final String CRASHED = "PostgreSQL: crash";
  private static final String LATE = "shop: commits behind the poll";
  private static final String HALTED = "org: halted-graphs";

  private final Place place;
  private final Fleet fleet;
  private final Random random;
  private final Deck deck;
  private final Map<String, Integer> own = new TreeMap<>();
  private final List<Long> poisoned = new ArrayList<>();
  private final List<Long> late = new ArrayList<>();
  private int halted;

  Trouble(Place place, Path data, int instances, long seed) throws java.io.IOException {
    this.place = place;
    this.random = new Random(seed);
    this.deck = new Deck(cards(), seed);
    this.fleet = new Fleet(place, data, instances);
  }

  private List<Card> cards() {
    var cards = new ArrayList<Card>();
    org(cards, "latency", "\"ms\":%d,\"path\":\"/services/\"");
    org(cards, "status", "\"status\":503,\"path\":\"/services/data\"");
    org(cards, "status", "\"status\":500,\"path\":\"composite/graph\"");
    org(cards, "status", "\"status\":502,\"path\":\"composite\",\"body\":\"<html>\"");
    org(cards, "drop-before", "\"path\":\"/services/\"");
    org(cards, "drop-after", "\"path\":\"composite\"");
    org(cards, "drop-after", "\"path\":\"composite/graph\"");
    org(cards, "late-commit", "\"ms\":%d,\"path\":\"composite/graph\"");
    org(cards, "slow-body", "\"ms\":%d,\"path\":\"composite\"");
    org(cards, "malformed", "\"path\":\"composite\"");
    org(cards, "org-expired-token", "\"path\":\"/services/data\"");
    org(cards, "org-concurrency", "\"path\":\"/services/data\"");
    org(cards, "org-quota", "\"path\":\"/services/data\"");
    org(cards, "org-row-lock", "\"path\":\"composite/graph\",\"match\":\"main:\",\"times\":2");
    for (String kind : List.of("latency", "slow-body")) {
      shop(cards, kind, "\"ms\":%d,\"path\":\"searchCriteria\"");
    }
    shop(cards, "status", "\"status\":503,\"path\":\"searchCriteria\"");
    for (String kind : List.of("drop-before", "drop-after", "malformed")) {
      shop(cards, kind, "\"path\":\"searchCriteria\"");
    }
    cards.add(new Card(LATE, this::commitLate));
    cards.add(new Card(HALTED, this::poison));
    cards.add(new Card(RESET, () -> wire().cut()));
    cards.add(new Card(SLOW, () -> wire().delay(50 + random.nextInt(400))));
    cards.add(new Card(KILLED, () -> counted(KILLED, () -> one().kill())));
    cards.add(new Card(STOPPED, () -> counted(STOPPED, () -> one().close())));
    cards.add(new Card(STALLED, () -> fleet.stall(random.nextInt(100))));
    cards.add(new Card(CRASHED, () -> counted(CRASHED, this::crash)));
    return cards;
  }

  private void org(List<Card> cards, String kind, String more) {
    cards.add(new Card("org: " + kind, () -> place.orgFault(fault(kind, more))));
  }

  private void shop(List<Card> cards, String kind, String more) {
    cards.add(new Card("shop: " + kind, () -> place.shopFault(fault(kind, more))));
  }

  private String fault(String kind, String more) {
    return "{\"kind\":\"%s\",%s}".formatted(kind, more.formatted(100 + random.nextInt(4000)));
  }

  /** What would not end by itself ends, and one more thing goes wrong. */
  Card deal() {
    return dealt(deck.next());
  }

  /** The same, of a kind that has not struck yet. */
  Card dealMissing() {
    return dealt(deck.next(missing()));
  }

  private Card dealt(Card card) {
    mend();
    fleet.revive();
    card.deal().run();
    return card;
  }

  private void mend() {
    for (Wire wire : List.of(fleet.shop(), fleet.org())) {
      wire.mend();
      wire.delay(0);
    }
    int now = place.struckInOrg().getOrDefault("halted-graphs", 0);
    if (now > halted) {
      halted = now;
      place.validateNothing();
    }
    fleet.database().noGateWaits();
    if (fleet.resumeWhoLostItsLease()) {
      own.merge(STALLED, 1, Integer::sum);
    }
    late.removeIf(this::visible);
  }

  private boolean visible(long id) {
    boolean visible = place.isVisible(id);
    if (visible) {
      own.merge(LATE, 1, Integer::sum);
    }
    return visible;
  }

  private void counted(String kind, Runnable what) {
    what.run();
    own.merge(kind, 1, Integer::sum);
  }

  private void crash() {
    fleet.database().crashAndComeBack();
  }

  private Service one() {
    return fleet.running(random.nextInt(100));
  }

  private Wire wire() {
    return random.nextBoolean() ? fleet.shop() : fleet.org();
  }

  /** The shop commits an order 7 s after its time: the poll has gone past it. */
  private void commitLate() {
    late.addAll(place.demand("{\"sku\":\"LAB-MUG\",\"visibleAfterMillis\":7000}"));
  }

  /** Twenty orders that a rule of the org refuses, and twenty behind them, told at one moment. */
  private void poison() {
    List<Long> ids = place.demand("{\"count\":40,\"sku\":\"LAB-CAP\"}");
    List<Long> refused = ids.subList(0, 20);
    refused.forEach(id -> place.control(id, "address", "{\"street\":\"Poison Lane 1\"}"));
    poisoned.addAll(refused);
    place.orgValidation(
        """
        {"object":"Order","field":"BillingStreet","refuses":"Poison.*","message":"Poisoned."}\
        """);
    fleet.running(random.nextInt(100)).tell(ids);
  }

  /** How often each kind has struck. */
  Map<String, Integer> struck() {
    var struck = new TreeMap<>(own);
    place.struckInOrg().forEach((kind, times) -> struck.put("org: " + kind, times));
    place.struckInShop().forEach((kind, times) -> struck.put("shop: " + kind, times));
    int resets = fleet.shop().resets() + fleet.org().resets();
    int slowed = fleet.shop().slowed() + fleet.org().slowed();
    struck.merge(RESET, resets, Integer::sum);
    struck.merge(SLOW, slowed, Integer::sum);
    struck.values().removeIf(times -> times == 0);
    return struck;
  }

  /** What must strike: what the sandbox says it can do, and what is done around it. */
  Set<String> missing() {
    var missing = new TreeSet<>(deck.kinds());
    for (String kind : place.faultKinds()) {
      missing.add("org: " + kind);
      if (!kind.startsWith("org-") && !kind.equals("late-commit")) {
        missing.add("shop: " + kind);
      }
    }
    missing.removeAll(struck().keySet());
    return missing;
  }

  /** Nothing goes wrong any more, all run, and people have seen to what needed a person. */
  void end() {
    await()
        .atMost(Patience.SOON)
        .until(() -> {
          mend();
          return late.isEmpty();
        });
    place.calm();
    fleet.ready();
    fleet.running(0).tell(poisoned);
  }

  @Override
  public void close() {
    fleet.close();
  }
}
