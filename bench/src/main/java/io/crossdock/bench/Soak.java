package io.crossdock.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * {@code ./crossdock bench --soak [minutes [orders a second]]}: orders are bought at a steady pace
 * and found by polling, while the product's memory, threads, files and connections are looked at
 * from outside. Each is judged by its trend: see {@link Series}.
 */
final class Soak implements AutoCloseable {

  private static final int SAMPLES = 40;
  private static final int PATIENCE_SECONDS = 180;

  /** What is looked at, with what it may vary by however little there is of it. */
  private enum Figure {
    HEAP("heap after a full collection, MB", 4),
    RESIDENT("resident memory, MB", 16),
    THREADS("threads", 4),
    FILES("open files", 8),
    CONNECTIONS("of them connections", 4),
    SESSIONS("sessions of PostgreSQL", 3);

    private final String what;
    private final double slack;

    Figure(String what, double slack) {
      this.what = what;
      this.slack = slack;
    }
  }

  private final Duration length;
  private final int rate;
  private final Stage stage;
  private final Product product;
  private final Path process;
  private final Map<Figure, List<Double>> seen = new LinkedHashMap<>();

  Soak(int minutes, int rate, Setup setup, Path root, Path work) throws IOException, SQLException {
    this.length = Duration.ofMinutes(minutes);
    this.rate = rate;
    this.stage = new Stage(setup, root, work, "soak");
    stage.place().slow();
    this.product = stage.start(Map.of("CROSSDOCK_DATABASE_URL", stage.known().url()));
    this.process = Path.of("/proc", String.valueOf(product.pid()));
  }

  /**
   * @param synced of the orders bought, in sync when all was over
   */
  record Result(int minutes, int rate, int orders, int synced, List<Series> series) {

    boolean flat() {
      return synced == orders && series.stream().noneMatch(Series::grows);
    }

    /** As Markdown. */
    String text(String load) {
      var text = new StringBuilder();
      text.append(
          "Measured on %s: %d cores (load of the machine before the start: %s), Java %s.\n"
              .formatted(
                  LocalDate.now(ZoneOffset.UTC),
                  Runtime.getRuntime().availableProcessors(),
                  load,
                  Runtime.version().feature()));
      text.append(
          "%d minutes, %,d orders at %d a second, %,d in sync at the end.\n\n"
              .formatted(minutes, orders, rate, synced));
      text.append("| figure | least | most | growth by its trend | |\n");
      text.append("| --- | ---: | ---: | ---: | --- |\n");
      for (Series one : series) {
        text.append(
            String.format(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %+.1f | %s |%n",
                one.name(),
                one.least(),
                one.most(),
                one.growth(),
                one.grows() ? "**grows**" : "flat"));
      }
      return text.append('\n').toString();
    }
  }

  /** Lasts that long, and until what was bought has arrived. */
  Result run() throws IOException, SQLException {
    long start = System.nanoTime();
    int orders = (int) (length.toSeconds() * rate);
    long every = Math.max(TimeUnit.SECONDS.toNanos(1), length.toNanos() / SAMPLES);
    long next = start + every;
    int bought = 0;
    for (Mix.Sale sale : stage.mix().fresh(orders)) {
      Wait.untilNanos(start + TimeUnit.SECONDS.toNanos(bought++) / rate);
      stage.place().buy(sale);
      if (System.nanoTime() >= next) {
        sample();
        next += every;
      }
    }
    Wait.until(PATIENCE_SECONDS, () -> stage.known().synced(1) >= orders);
    var series = new ArrayList<Series>();
    seen.forEach((figure, values) -> series.add(new Series(figure.what, figure.slack, values)));
    return new Result(
        (int) length.toMinutes(), rate, orders, stage.known().synced(1), List.copyOf(series));
  }

  private void sample() throws IOException, SQLException {
    see(Figure.HEAP, product.heapMegabytes());
    see(Figure.RESIDENT, product.residentMegabytes());
    try (Stream<Path> threads = Files.list(process.resolve("task"))) {
      see(Figure.THREADS, threads.count());
    }
    List<String> files = files();
    see(Figure.FILES, files.size());
    see(Figure.CONNECTIONS, files.stream().filter(file -> file.startsWith("socket:")).count());
    see(Figure.SESSIONS, stage.known().sessions());
  }

  private void see(Figure figure, long value) {
    seen.computeIfAbsent(figure, f -> new ArrayList<>()).add((double) value);
  }

  private List<String> files() throws IOException {
    var files = new ArrayList<String>();
    try (Stream<Path> open = Files.list(process.resolve("fd"))) {
      for (Path file : open.toList()) {
        try {
          files.add(Files.readSymbolicLink(file).toString());
        } catch (IOException closedMeanwhile) {
          // it is none of them any more
        }
      }
    }
    return files;
  }

  @Override
  public void close() throws IOException, SQLException {
    product.close();
    stage.close();
  }
}
