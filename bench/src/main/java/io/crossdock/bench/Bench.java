package io.crossdock.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ./crossdock bench [scale]}: runs peers and product on equal terms, prints the figures and
 * writes them into docs/performance.md. A scale other than 1 is a look that writes no page. {@code
 * --hot} times the pure hot paths instead, {@code --backfill [orders [faster]]} sends history; a
 * smaller history than the page tells of writes no page either. {@code --release} changes an option
 * that concerns every order, {@code --queue} reads what the queue's moves cost PostgreSQL, {@code
 * --soak [minutes [orders a second]]} looks whether anything grows.
 */
public final class Bench {

  /** Some minutes' worth: at the injected latencies 100,000 take more than an hour. */
  private static final int HISTORY = 3000;

  private static final int LONG_HISTORY = 100_000;
  private static final int FASTER = 10;

  private static final int RELEASED = 1_000_000;

  private static final int SOAKED_MINUTES = 20;
  private static final int SOAKED_RATE = 20;

  private Bench() {}

  /** Run in the project's folder, after a build. */
  public static void main(String[] args) throws Exception {
    Path root = Path.of("").toAbsolutePath();
    Path page = root.resolve("docs/performance.md");
    if (args.length > 0 && args[0].equals("--hot")) {
      String text = HotPaths.USUAL.text(HotPaths.USUAL.run());
      System.out.println(text);
      Block.HOT_PATHS.write(page, text);
    } else if (args.length > 0 && args[0].equals("--backfill")) {
      backfill(number(args, 1, HISTORY), number(args, 2, 1), root, page);
    } else if (args.length > 0 && args[0].equals("--release")) {
      release(number(args, 1, RELEASED), page);
    } else if (args.length > 0 && args[0].equals("--queue")) {
      queue(page);
    } else if (args.length > 0 && args[0].equals("--soak")) {
      soak(number(args, 1, SOAKED_MINUTES), number(args, 2, SOAKED_RATE), root, page);
    } else if (args.length == 0) {
      all(new Setup(1, 1), root, page);
    } else if (args.length == 1 && args[0].matches("0\\.\\d+|1")) {
      all(new Setup(Double.parseDouble(args[0]), 1), root, page);
    } else {
      System.err.println(
          "bench knows no \""
              + String.join(" ", args)
              + "\": give nothing, a part of the orders as"
              + " 0.1, --hot, --backfill, --release, --queue or --soak.");
      System.exit(2);
    }
  }

  private static int number(String[] args, int at, int otherwise) {
    return args.length > at ? Integer.parseInt(args[at]) : otherwise;
  }

  private static void backfill(int orders, int faster, Path root, Path page) throws Exception {
    String load = load();
    var setup = new Setup(1, faster);
    var report = new Report();
    Path work = Files.createTempDirectory("crossdock-bench");
    try (var history = new History(orders, setup, root, work)) {
      report.backfill(history.run(), setup, load);
    }
    System.out.println(report.text());
    if (orders >= HISTORY && faster == 1) {
      Block.BACKFILL.write(page, report.text());
    } else if (orders >= LONG_HISTORY && faster == FASTER) {
      Block.LONG_BACKFILL.write(page, report.text());
    }
  }

  private static void release(int orders, Path page) throws Exception {
    String load = load();
    var report = new Report();
    try (var release = new Release(orders, Files.createTempDirectory("crossdock-bench"))) {
      report.release(release.run(), load);
    }
    System.out.println(report.text());
    if (orders >= RELEASED) {
      Block.RELEASE.write(page, report.text());
    }
  }

  /** Ends with code 1 when something grows or an order has not arrived. */
  private static void soak(int minutes, int rate, Path root, Path page) throws Exception {
    String load = load();
    Soak.Result result;
    Path work = Files.createTempDirectory("crossdock-bench");
    try (var soak = new Soak(minutes, rate, new Setup(1, 1), root, work)) {
      result = soak.run();
    }
    System.out.println(result.text(load));
    if (minutes >= SOAKED_MINUTES && rate >= SOAKED_RATE) {
      Block.SOAK.write(page, result.text(load));
    }
    if (!result.flat()) {
      System.exit(1);
    }
  }

  private static void queue(Path page) throws Exception {
    String load = load();
    var report = new Report();
    try (var moves = new Moves(Files.createTempDirectory("crossdock-bench"))) {
      report.moves(moves.run(), load);
    }
    System.out.println(report.text());
    Block.MOVES.write(page, report.text());
  }

  private static void all(Setup setup, Path root, Path page) throws Exception {
    long start = System.nanoTime();
    Path work = Files.createTempDirectory("crossdock-bench");
    String load = load();
    say("peers", start);
    List<Measured> peers = new Peers(setup, root, work).run();
    var report = new Report();
    var runs = new ArrayList<Measured>();
    try (var product = new Runs(setup, root, work)) {
      say("catching up after the start", start);
      runs.add(product.cold());
      say("running, twice as many each time", start);
      int orders = setup.orders("mix.orders");
      runs.add(product.warm(orders / 2));
      runs.add(product.warm(orders));
      say("all customers new", start);
      runs.add(product.strangers());
      say("from purchase to Salesforce", start);
      List<Paced> paced = paced(product, setup);
      say("until the late poll has passed", start);
      List<Reads> reads = product.reads();
      say("noticed again", start);
      Measured again = product.again();
      say("many orders known", start);
      Runs.Large large = product.large();
      List<Double> starts = product.starts();
      report.setting(setup, load, (System.nanoTime() - start) / 6e10);
      report.calls(peers, runs, again);
      report.pace(peers, runs);
      report.paced(paced);
      report.reads(reads);
      report.cost(runs);
      report.large(large, starts);
    }
    System.out.println(report.text());
    if (setup.scale() == 1) {
      Block.FIGURES.write(page, report.text());
    }
  }

  private static List<Paced> paced(Runs product, Setup setup) throws Exception {
    var paced = new ArrayList<Paced>();
    List<Integer> rates = setup.numbers("paced.rates");
    for (boolean webhook : List.of(true, false)) {
      String way = webhook ? "webhook" : "polling";
      List<Integer> seconds = setup.numbers("paced." + way + ".seconds");
      for (int i = 0; i < rates.size(); i++) {
        paced.add(product.paced(rates.get(i), seconds.get(i), webhook));
      }
    }
    return paced;
  }

  private static String load() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0];
  }

  private static void say(String what, long start) {
    System.err.printf("%4d s  %s%n", (System.nanoTime() - start) / 1_000_000_000, what);
  }
}
