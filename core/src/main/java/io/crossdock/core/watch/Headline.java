package io.crossdock.core.watch;

import io.crossdock.core.port.settings.Connections.Phase;
import io.crossdock.core.port.work.Gates.Closed;
import io.crossdock.core.view.DashboardView.Arrival;
import io.crossdock.core.view.OrderViews.Counts;
import io.crossdock.core.view.QueueView.Groups;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How things stand, in one sentence and what to do about it. Pure.
 *
 * @param level whether all is well
 * @param hint what to do; may be empty
 */
public record Headline(Level level, String sentence, String hint) {

  /** How well. */
  public enum Level {
    GOOD,
    MOVING,
    BAD
  }

  /** How long an order may be on its way before that is worth a word. */
  private static final Duration SOON = Duration.ofMinutes(1);

  /**
   * What worst is true.
   *
   * @param closed systems that are left alone now
   */
  public static Headline of(
      Phase phase,
      List<Closed> closed,
      Counts orders,
      Backlog.Figures backlog,
      Arrival arrival,
      Groups causes) {
    if (phase != Phase.STARTED) {
      return new Headline(
          Level.MOVING, "Nothing is sent by itself yet.", "Go through the steps below.");
    }
    if (!closed.isEmpty()) {
      return new Headline(
          Level.BAD, "Orders wait: " + closed.getFirst().reason(), closed.getFirst().hint());
    }
    if (orders.outOfSync() > 0) {
      return red(orders.outOfSync(), causes);
    }
    if (backlog.oldest().filter(age -> age.compareTo(SOON) > 0).isPresent()) {
      return new Headline(
          Level.MOVING,
          many(backlog.unsynced(), "order")
              + " on the way, the oldest for "
              + minutes(backlog.oldest().orElseThrow())
              + ".",
          "Nothing to do: they go by themselves. The Queue shows what they wait for.");
    }
    return good(orders, arrival);
  }

  private static Headline good(Counts orders, Arrival arrival) {
    if (orders.pending() > 0) {
      return new Headline(
          Level.GOOD,
          many(orders.pending(), "order") + " on the way, all others as they should be.",
          "");
    }
    if (orders.inSync() == 0) {
      return new Headline(
          Level.GOOD,
          "No order is in Salesforce yet.",
          "A purchase in the shop appears here within seconds; \"Sync all orders now\" sends past"
              + " ones.");
    }
    return new Headline(
        Level.GOOD,
        arrival
            .last()
            .map(age -> "Everything is in Salesforce. Last purchase arrived " + ago(age) + " ago.")
            .orElse("Everything is in Salesforce. No purchase arrived in the last 24 hours."),
        "");
  }

  private static Headline red(long orders, Groups causes) {
    String told =
        orders == 1
            ? "1 order is not in Salesforce as it should be."
            : String.format(
                Locale.ENGLISH, "%,d orders are not in Salesforce as they should be.", orders);
    if (causes.largest().isEmpty()) {
      return new Headline(
          Level.BAD, told, "The grid's view \"Errors only\" names the reason of each.");
    }
    var largest = causes.largest().getFirst();
    String first = causes.causes() == 1 ? " Cause: " : " Most frequent cause: ";
    return new Headline(
        Level.BAD, told + first + largest.cause().sentence(), largest.cause().hint());
  }

  private static String many(long number, String thing) {
    return number == 1
        ? "1 " + thing + " is"
        : String.format(Locale.ENGLISH, "%,d %ss are", number, thing);
  }

  private static String ago(Duration age) {
    return age.toMinutes() == 0 ? Math.max(1, age.toSeconds()) + " s" : minutes(age);
  }

  private static String minutes(Duration age) {
    return age.toHours() == 0
        ? age.toMinutes() + " min"
        : age.toHours() == 1 ? "1 hour" : age.toHours() + " hours";
  }
}
