package io.crossdock.mapping;

import com.dashjoin.jsonata.JException;
import io.crossdock.core.mapping.Expressions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * JSONata, by dashjoin's implementation, within {@link Limits}: every evaluation ends by itself.
 * One that does not all the same is given up with its thread and never tried again; after three
 * such nothing is evaluated any more, so that they never take the machine. Thread-safe.
 */
public final class Jsonata implements Expressions {

  /** These give another value each time, or hide what does: an unchanged order would be sent. */
  private static final Pattern UNSTEADY = Pattern.compile("\\$(now|millis|random|shuffle|eval)\\b");

  /** The names by which the library finds the limits: who binds them anew has none. */
  private static final String INNER = "__evaluate";

  private static final int MOST_HANGING = 3;

  /** Beyond the limit, for what looks at the clock only now and then. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Duration bound;
  private final Set<String> endless = ConcurrentHashMap.newKeySet();
  private final AtomicInteger hanging = new AtomicInteger();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("expressions-", 0).factory());

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
    if (expression.contains(INNER)) {
      return Optional.of("names with " + INNER + " are not allowed.");
    }
    try {
      com.dashjoin.jsonata.Jsonata.jsonata(expression);
      return Optional.empty();
    } catch (RuntimeException | StackOverflowError e) {
      return Optional.of(sentence(e));
    }
  }

  @Override
  public Value evaluate(
      String expression, Map<String, Object> context, Map<String, Map<String, Object>> named) {
    if (endless.contains(expression) || expression.contains(INNER)) {
      return new Value.Failed("it did not end within " + bound.toMillis() + " ms");
    }
    if (hanging.get() >= MOST_HANGING) {
      return new Value.Failed("expressions that never ended hang: restart Crossdock");
    }
    Future<Value> task = threads.submit(() -> evaluated(expression, context, named));
    try {
      return task.get(bound.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      endless.add(expression);
      hanging.incrementAndGet();
      return new Value.Failed("it did not end within " + bound.toMillis() + " ms");
    } catch (ExecutionException e) {
      return new Value.Failed(sentence(e.getCause() == null ? e : e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Value.Failed("Crossdock is stopping");
    }
  }

  /** {@code {code=S0203, position=6}}, which tells people nothing. */
  private static final Pattern DETAILS = Pattern.compile("\\s*\\{code=[^}]*}");

  /** The library's messages are for people already; its own prefix is not. */
  private static String sentence(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case Limits.Stopped stopped -> {
          return String.valueOf(stopped.getMessage());
        }
        case StackOverflowError ignored -> {
          return "it is nested too deeply";
        }
        case OutOfMemoryError ignored -> {
          return "it makes too much";
        }
        default -> {}
      }
    }
    String said =
        e instanceof JException j ? j.getDetailedErrorMessage() : String.valueOf(e.getMessage());
    return DETAILS.matcher(said.replace("JSonataException ", "")).replaceAll("").strip();
  }

  private Value evaluated(
      String expression, Map<String, Object> context, Map<String, Map<String, Object>> named) {
    var limits = new Limits(bound);
    // Not kept: the library hangs each evaluation's order on the expression that was parsed last,
    // one below the other. Parsing costs a few microseconds.
    var parsed = com.dashjoin.jsonata.Jsonata.jsonata(expression);
    parsed.setValidateInput(false);
    var frame = parsed.createFrame();
    limits.of(frame);
    Bounded.in(frame);
    named.forEach(frame::bind);
    Object value =
        ScopedValue.where(Limits.OF_THIS, limits).call(() -> parsed.evaluate(context, frame));
    return value == null || value.equals(com.dashjoin.jsonata.Jsonata.NULL_VALUE)
        ? new Value.Nothing()
        : new Value.Of(value);
  }
}
