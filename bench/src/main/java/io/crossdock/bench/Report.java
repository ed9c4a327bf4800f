package io.crossdock.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The figures as Markdown: for the screen and for the block in docs/performance.md. */
final class Report {

  private static final String PERCENTILES = "median, 99th of 100, longest";

  private final StringBuilder text = new StringBuilder();

  String text() {
    return text.toString();
  }

  void setting(Setup setup, String load, double minutes) {
    line(
        "Measured on %s in %.1f minutes: %d cores (load of the machine before the start: %s), Java %s, %s"
            .formatted(
                LocalDate.now(ZoneOffset.UTC),
                minutes,
                Runtime.getRuntime().availableProcessors(),
                load,
                Runtime.version().feature(),
                "PostgreSQL 18 with fsync, all on one machine with the sandbox."));
    line(injected(setup));
    line(
        "Mix: %d orders, 2 top-level lines on average, half of the customers new, half of the orders"
                .formatted(setup.orders("mix.orders"))
            + " shipped (activated); product with -Xmx"
            + setup.text("product.heap")
            + ".");
    line("");
  }

  private static String injected(Setup setup) {
    return "Injected: each call to the org %d ms and %d ms a record; each order read from the shop %d ms."
        .formatted(
            setup.latency("org.millis"),
            setup.latency("org.record-millis"),
            setup.latency("shop.order-millis"));
  }

  void calls(List<Measured> peers, List<Measured> runs, Measured again) {
    line("### Salesforce calls");
    line("");
    line("| who | orders | arrived | calls | by kind | calls per 1,000 orders |");
    line("| --- | ---: | ---: | ---: | --- | ---: |");
    peers.forEach(this::callRow);
    runs.forEach(this::callRow);
    callRow(again);
    line("");
  }

  private void callRow(Measured m) {
    row(
        "| %s | %d | %d | %d | %s | %.1f |",
        m.name(),
        m.orders(),
        m.arrived(),
        m.allCalls(),
        m.calls().toString().replaceAll("[{}]", ""),
        m.callsPerThousand());
  }

  void pace(List<Measured> peers, List<Measured> runs) {
    line("### Orders a second");
    line("");
    line("| who | orders | seconds | orders/s | times A | times B | times C | times E |");
    line("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (List<Measured> some : List.of(peers, runs)) {
      for (Measured m : some) {
        row(
            "| %s | %d | %.1f | %.2f | %.1f | %.1f | %.1f | %.2f |",
            m.name(),
            m.arrived(),
            m.seconds(),
            m.perSecond(),
            m.perSecond() / peers.get(0).perSecond(),
            m.perSecond() / peers.get(1).perSecond(),
            m.perSecond() / peers.get(2).perSecond(),
            m.perSecond() / peers.get(4).perSecond());
      }
    }
    line("");
  }

  void paced(List<Paced> paced) {
    line("### From purchase to Salesforce");
    line("");
    line(
        "Until the product has recorded Salesforce's answer, which is a little later than the"
            + " commit.");
    line("");
    line(
        "| notice | orders/s | orders | arrived | p50 s | p95 s | p99 s | calls per 1,000 orders"
            + " |");
    line("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (Paced p : paced) {
      row(
          "| %s | %d | %d | %d | %.2f | %.2f | %.2f | %.0f |",
          p.way(),
          p.rate(),
          p.orders(),
          p.millis().size(),
          p.percentile(50),
          p.percentile(95),
          p.percentile(99),
          p.calls() * 1000.0 / p.orders());
    }
    line("");
  }

  void reads(List<Reads> reads) {
    line("### Orders read from the shop");
    line("");
    line("| run | orders | by poll | by late poll | by id | for each order sent | by sweeps |");
    line("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (Reads r : reads) {
      row(
          "| %s | %d | %d | %d | %d | %.2f | %d |",
          r.run(), r.orders(), r.polled(), r.late(), r.loaded(), r.perOrder(), r.swept());
    }
    line("");
  }

  void cost(List<Measured> runs) {
    line("### CPU and memory an order; cost of doubling the load");
    line("");
    line(
        "| run | orders | CPU ms an order | of its PostgreSQL | KB allocated an order | calls per"
            + " 1,000 |");
    line("| --- | ---: | ---: | ---: | ---: | ---: |");
    for (Measured m : runs) {
      row(
          "| %s | %d | %.1f | %.1f | %.0f | %.1f |",
          m.name(),
          m.arrived(),
          m.cpuPerOrder(),
          m.databasePerOrder(),
          m.kilobytesPerOrder(),
          m.callsPerThousand());
    }
    line("");
  }

  void large(Runs.Large large, List<Double> starts) {
    line("### Many orders known, and the start");
    line("");
    line("| figure | measured |");
    line("| --- | ---: |");
    row("| orders known | %,d |", large.orders());
    row("| heap after a full collection | %d MB |", large.heapMegabytes());
    row("| resident memory of the process | %d MB |", large.residentMegabytes());
    row("| start to ready with them, database running | %.1f s |", large.secondsToReady());
    row("| start to ready, embedded database, empty folder | %.1f s |", starts.get(0));
    row("| start to ready, embedded database, warm | %.1f s |", starts.get(1));
    line("");
    line("Pages of the orders grid with them, whole and as a person gets them (median of five):");
    line("");
    line("| orders grid | ms |");
    line("| --- | ---: |");
    large.grid().forEach((what, millis) -> row("| %s | %.0f |", what, millis));
    line("");
  }

  void backfill(History.Result result, Setup setup, String load) {
    Measured history = result.history();
    line(
        "Measured on %s: %d cores (load of the machine before the start: %s); mix as above."
            .formatted(
                LocalDate.now(ZoneOffset.UTC), Runtime.getRuntime().availableProcessors(), load));
    line(injected(setup));
    line("");
    line("| figure | measured |");
    line("| --- | ---: |");
    row("| old orders | %,d |", history.orders());
    row("| arrived | %,d |", history.arrived());
    row(
        "| in sync at the kill -9, %d live ones among them | %,d |",
        result.live(), result.beforeTheKill());
    row("| Orders in the org afterwards, live ones among them | %,d |", result.inOrg());
    row("| seconds, the restart among them | %.0f |", history.seconds());
    row("| orders a second | %.1f |", history.perSecond());
    row(
        "| Salesforce calls, those of %d live orders among them | %s |",
        result.beside().orders(), history.calls().toString().replaceAll("[{}]", ""));
    row("| Salesforce calls per 1,000 orders | %.1f |", history.callsPerThousand());
    for (Paced live : List.of(result.atStart(), result.alone(), result.beside())) {
      row(
          "| live order by push notice, %s: median and longest | %.2f s, %.2f s |",
          live.way(), live.percentile(50), live.percentile(100));
    }
    line("");
  }

  void release(Release.Result result, String load) {
    line(
        "Measured on %s: %d cores (load of the machine before the start: %s), PostgreSQL with fsync."
            .formatted(
                LocalDate.now(ZoneOffset.UTC), Runtime.getRuntime().availableProcessors(), load));
    line("");
    line("| figure | measured |");
    line("| --- | ---: |");
    row("| orders known, all of them concerned | %,d |", result.orders());
    row("| queued | %,d |", result.queued());
    row(
        "| until the page tells how many, and until it is saved | %,d ms, %,d ms |",
        result.asked(), result.saved());
    row(
        "| seconds until all are queued, orders a second | %.0f, %,.0f |",
        result.seconds(), result.queued() / result.seconds());
    row("| a batch of 500: %s | %s |", PERCENTILES, percentiles(result.batches()));
    row("| beside it, a claim of 200: %s | %s |", PERCENTILES, percentiles(result.claims()));
    row("| recording what came of them: %s | %s |", PERCENTILES, percentiles(result.records()));
    row("| a notice of 20 orders: %s | %s |", PERCENTILES, percentiles(result.notices()));
    row(
        "| orders claimed and recorded meanwhile, notices | %,d, %,d |",
        result.records().size() * 200L, result.notices().size());
    row("| deadlocks, calls that failed | %d, %d |", result.deadlocks(), result.failed());
    line("");
  }

  void moves(List<Moves.Move> moves, String load) {
    line(
        "Measured on %s: %d cores (load of the machine before the start: %s), PostgreSQL with fsync, %,d orders beside %,d known."
            .formatted(
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                load,
                Moves.ORDERS,
                Moves.KNOWN));
    line("");
    line(
        "| an order is | log, bytes | page images, bytes | rows updated (of them HOT) | index"
            + " entries: queue, grid, others | CPU, µs |");
    line("| --- | ---: | ---: | ---: | ---: | ---: |");
    moves.forEach(this::move);
    move(
        new Moves.Move(
            "all together",
            sum(moves, Moves.Move::log),
            sum(moves, Moves.Move::images),
            sum(moves, Moves.Move::rows),
            sum(moves, Moves.Move::hot),
            sum(moves, Moves.Move::queue),
            sum(moves, Moves.Move::grid),
            sum(moves, Moves.Move::others),
            sum(moves, Moves.Move::cpu)));
    line("");
  }

  private static double sum(List<Moves.Move> moves, ToDoubleFunction<Moves.Move> figure) {
    return moves.stream().mapToDouble(figure).sum();
  }

  private void move(Moves.Move move) {
    row(
        "| %s | %,.0f | %,.0f | %.1f (%.1f) | %.1f, %.1f, %.1f | %,.0f |",
        move.name(),
        move.log(),
        move.images(),
        move.rows(),
        move.hot(),
        move.queue(),
        move.grid(),
        move.others(),
        move.cpu());
  }

  private static String percentiles(List<Long> millis) {
    List<Long> sorted = millis.stream().sorted().toList();
    return sorted.isEmpty()
        ? "none"
        : "%,d, %,d, %,d ms"
            .formatted(
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 99 / 100),
                sorted.getLast());
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation is not on the class path
  private void row(String format, Object... values) {
    line(String.format(Locale.ROOT, format, values));
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
