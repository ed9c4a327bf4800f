package io.crossdock.mapping;

import com.dashjoin.jsonata.Jsonata.Frame;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one evaluation may cost: time, depth, and the size of all it makes. Whatever works for long
 * without coming to another node of the expression asks {@link #check} itself, so that every
 * evaluation ends by itself. For one thread.
 */
final class Limits {

  /** The limits of the evaluation that this thread is at. */
  static final ScopedValue<Limits> OF_THIS = ScopedValue.newInstance();

  private static final int DEPTH = 200;

  /** Characters of texts and elements of lists, all results of all nodes together. */
  private static final long LARGEST = 5_000_000;

  private final Duration bound;
  private final long end;
  private final IdentityHashMap<Object, Long> sizes = new IdentityHashMap<>();
  private int depth;
  private long made;

  Limits(Duration bound) {
    this.bound = bound;
    this.end = System.nanoTime() + bound.toNanos();
  }

  /** Why an evaluation ended before its time: a sentence's second half. */
  static final class Stopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Stopped(String why) {
      super(why, null, false, false);
    }
  }

  void of(Frame frame) {
    frame.setEvaluateEntryCallback((node, input, environment) -> {
      Regex.into(node);
      if (++depth > DEPTH) {
        throw new Stopped("it is nested too deeply, or calls itself without end");
      }
      check();
    });
    frame.setEvaluateExitCallback((node, input, environment, result) -> {
      depth--;
      if (result != null) {
        made(size(result));
      }
    });
  }

  /**
   * @throws Stopped when the time is over
   */
  void check() {
    if (System.nanoTime() - end > 0) {
      throw new Stopped("it did not end within " + bound.toMillis() + " ms");
    }
  }

  /**
   * @param more characters or elements
   * @throws Stopped when that is too much
   */
  void made(long more) {
    made += more;
    if (made > LARGEST || more > LARGEST) {
      throw new Stopped("it makes too much: more than " + LARGEST + " characters or elements");
    }
  }

  /** With all that hangs on what was made before: a list of one list a thousand times is large. */
  private long size(Object value) {
    return switch (value) {
      case String text -> text.length();
      case List<?> list -> {
        Long known = sizes.get(list);
        yield known != null ? known : known(list, list);
      }
      case Map<?, ?> map -> {
        Long known = sizes.get(map);
        yield known != null ? known : known(map, map.values());
      }
      default -> 1;
    };
  }

  private long known(Object value, java.util.Collection<?> parts) {
    long size = parts.size();
    if (size < LARGEST) {
      for (Object part : parts) {
        size += part instanceof String text ? text.length() : sizes.getOrDefault(part, 0L);
      }
    }
    sizes.put(value, size);
    return size;
  }
}
