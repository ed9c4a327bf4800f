package io.crossdock.mapping;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata.JFunction;
import io.crossdock.core.mapping.Expressions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * JSONata, by dashjoin's implementation, on one thread of its own. An expression that has not ended
 * in time is given up with its thread and never tried again, so it costs at most one thread.
 * Thread-safe.
 */
public final class Jsonata implements Expressions {

  /** These give another value each time, or hide what does: an unchanged order would be sent. */
  private static final Pattern UNSTEADY = Pattern.compile("\\$(now|millis|random|shuffle|eval)\\b");

  private static final int DEPTH = 100;
  private static final int LONGEST_PAD = 10_000;

  private static final JFunction PAD =
      com.dashjoin.jsonata.Jsonata.function("pad", Jsonata::pad, "<s-ns?:s>");

  private final Duration bound;
  private final Set<String> endless = ConcurrentHashMap.newKeySet();
  private ExecutorService thread = evaluator();
  private volatile String running = "";

  /** Half a second for one expression. */
  public Jsonata() {
    this(Duration.ofMillis(500));
  }

  Jsonata(Duration bound) {
    this.bound = bound;
  }

  @Override
  public Optional<String> fault(String expression) {
    var unsteady = UNSTEADY.matcher(expression);
    if (unsteady.find()) {
      return Optional.of(
          unsteady.group() + " is not allowed: an order that did not change must give the same.");
    }
    try {
      com.dashjoin.jsonata.Jsonata.jsonata(expression);
      return Optional.empty();
    } catch (RuntimeException | StackOverflowError e) {
      return Optional.of(sentence(e));
    }
  }

  @Override
  public Value evaluate(String expression, Map<String, Object> context, Map<String, Object> order) {
    while (!endless.contains(expression)) {
      var task = new FutureTask<>(() -> evaluated(expression, context, order));
      ExecutorService own = submit(task);
      try {
        return task.get(bound.toMillis() * 4, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        abandon(own);
      } catch (ExecutionException e) {
        return new Value.Failed(sentence(e.getCause() == null ? e : e.getCause()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Value.Failed("Crossdock is stopping");
      }
    }
    return new Value.Failed("it did not end within " + bound.toMillis() + " ms");
  }

  private synchronized ExecutorService submit(Runnable task) {
    thread.execute(task);
    return thread;
  }

  /** Only what really runs is given up: what merely waited behind it comes again. */
  private synchronized void abandon(ExecutorService hanging) {
    if (thread.equals(hanging)) {
      endless.add(running);
      thread.shutdownNow();
      thread = evaluator();
    }
  }

  private static ExecutorService evaluator() {
    return Executors.newSingleThreadExecutor(
        Thread.ofPlatform().daemon().name("expressions").factory());
  }

  /** {@code {code=S0203, position=6}}, which tells people nothing. */
  private static final Pattern DETAILS = Pattern.compile("\\s*\\{code=[^}]*}");

  /** The library's messages are for people already; its own prefix is not. */
  private static String sentence(Throwable e) {
    String said =
        e instanceof JException j ? j.getDetailedErrorMessage() : String.valueOf(e.getMessage());
    return e instanceof StackOverflowError
        ? "it is nested too deeply"
        : DETAILS.matcher(said.replace("JSonataException ", "")).replaceAll("").strip();
  }

  private Value evaluated(
      String expression, Map<String, Object> context, Map<String, Object> order) {
    running = expression;
    // Not kept: the library hangs each evaluation's order on the expression that was parsed last,
    // one below the other. Parsing costs a few microseconds.
    var parsed = com.dashjoin.jsonata.Jsonata.jsonata(expression);
    parsed.setValidateInput(false);
    var frame = parsed.createFrame();
    frame.setRuntimeBounds(bound.toMillis(), DEPTH);
    frame.bind("order", order);
    frame.bind("pad", PAD);
    Object value = parsed.evaluate(context, frame);
    return value == null || value.equals(com.dashjoin.jsonata.Jsonata.NULL_VALUE)
        ? new Value.Nothing()
        : new Value.Of(value);
  }

  /** The library's own fills memory without looking at the clock. */
  private static String pad(String text, Number width, String with) {
    if (Math.abs(width.longValue()) > LONGEST_PAD) {
      throw new IllegalArgumentException("$pad takes at most " + LONGEST_PAD + " characters");
    }
    return Functions.pad(text, width, with);
  }
}
