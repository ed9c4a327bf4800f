package io.crossdock.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Times the pure hot paths: time and bytes allocated for each operation.
 *
 * @param forks 0 = in this JVM, for trying only
 * @param warmup iterations
 * @param iterations that count
 */
record HotPaths(int forks, int warmup, int iterations, TimeValue each) {

  private static final String ALL = "io\\.crossdock\\..*Benchmark\\..*";
  private static final String BYTES = "gc.alloc.rate.norm";

  /** Two JVMs and sixteen seconds a path: about 100 seconds in all. */
  static final HotPaths USUAL = new HotPaths(2, 3, 5, TimeValue.seconds(1));

  Collection<RunResult> run() throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .include(ALL)
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MICROSECONDS)
                .forks(forks)
                .warmupIterations(warmup)
                .warmupTime(each)
                .measurementIterations(iterations)
                .measurementTime(each)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(forks == 0 ? VerboseMode.SILENT : VerboseMode.NORMAL)
                .build())
        .run();
  }

  /** The figures as Markdown. */
  String text(Collection<RunResult> results) {
    String rows = results.stream().map(HotPaths::row).sorted().collect(Collectors.joining("\n"));
    return """
    Measured on %s with JMH: one thread, %d JVMs of %d iterations of %s after %d to warm up; Java %s on %d cores.

    | hot path | µs an operation | ± (99.9 %%) | bytes an operation |
    | --- | ---: | ---: | ---: |
    %s

    """
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            forks,
            iterations,
            each,
            warmup,
            Runtime.version().feature(),
            Runtime.getRuntime().availableProcessors(),
            rows);
  }

  private static String row(RunResult result) {
    Result<?> time = result.getPrimaryResult();
    return String.format(
        Locale.ROOT,
        "| %s | %.1f | %.1f | %,.0f |",
        time.getLabel(),
        time.getScore(),
        time.getScoreError(),
        bytes(result));
  }

  static double bytes(RunResult result) {
    return Objects.requireNonNull(result.getSecondaryResults().get(BYTES), BYTES).getScore();
  }
}
