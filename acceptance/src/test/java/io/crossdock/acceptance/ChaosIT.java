package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossdock.acceptance.Checker.Verdict;
import io.crossdock.acceptance.Deck.Card;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything goes wrong at once, and nothing is lost, doubled or wrong afterwards. {@code
 * ./crossdock chaos --minutes N --seed S} runs it for longer.
 */
class ChaosIT {

  private static final long SEED = Long.getLong("chaos.seed", 5);
  private static final Duration LENGTH =
      Duration.ofSeconds(
          Math.round(Double.parseDouble(System.getProperty("chaos.minutes", "1.5")) * 60));

  /** A card that needs longer to strike strikes among those dealt after it. */
  private static final Duration TURN = Duration.ofSeconds(5);

  /** For kinds that have not struck when the time is over. */
  private static final Duration OVERTIME = Duration.ofMinutes(4);

  /** After the last fault: leases, retries of up to some minutes, a sweep, the last look. */
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  @TempDir Path data;

  @Test
  void whateverGoesWrongNothingIsLostDoubledOrWrong() throws Exception {
    System.out.println("chaos: seed " + SEED + ", " + LENGTH.toSeconds() + " s");
    try (Place place = new Place(20);
        Trouble trouble = new Trouble(place, data, 3, SEED)) {
      var traffic = new Traffic(place, SEED + 1);
      Instant end = Instant.now().plus(LENGTH);
      while (Instant.now().isBefore(end)) {
        play(trouble.deal(), trouble, traffic);
      }
      while (Instant.now().isBefore(end.plus(OVERTIME)) && !trouble.missing().isEmpty()) {
        play(trouble.dealMissing(), trouble, traffic);
      }
      trouble.end();
      Verdict verdict = new Checker(place).withDocuments().settled(PATIENCE);
      System.out.println(table(traffic.done(), trouble.struck(), verdict));
      assertThat(verdict.clean()).as("seed %d: %s", SEED, verdict).isTrue();
      assertThat(trouble.missing()).as("kinds that never struck").isEmpty();
    }
  }

  /** The shop is busy until what was dealt has struck. */
  private static void play(Card card, Trouble trouble, Traffic traffic) {
    int before = trouble.struck().getOrDefault(card.kind(), 0);
    try {
      await()
          .atMost(TURN)
          .pollInterval(Duration.ofMillis(250))
          .until(() -> {
            traffic.next();
            return trouble.struck().getOrDefault(card.kind(), 0) > before;
          });
    } catch (ConditionTimeoutException e) {
      // it is still in force
    }
  }

  private static String table(
      Map<String, Integer> done, Map<String, Integer> struck, Verdict verdict) {
    var table = new StringBuilder("chaos: done in the shop\n");
    done.forEach((what, times) -> table.append("  %-40s %5d%n".formatted(what, times)));
    table.append("chaos: faults that struck\n");
    struck.forEach((kind, times) -> table.append("  %-40s %5d%n".formatted(kind, times)));
    return table.append("chaos: seed " + SEED + ": ").append(verdict).toString();
  }
}
