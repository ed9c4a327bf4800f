package io.crossdock.sandbox.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The faults in force, and how often each kind has struck. Served at {@code /_sandbox/faults}: GET
 * lists, POST adds one (or a list of them), DELETE removes all. Thread-safe.
 */
public final class Faults {

  private final List<Active> active = new ArrayList<>();
  private final Map<String, Integer> struck = new TreeMap<>();
  private final Random random;
  private int lastId;

  /**
   * @param seed makes drawn chances repeatable
   */
  public Faults(long seed) {
    this.random = new Random(seed);
  }

  /**
   * What strikes this request now; counted as struck. Latencies add up; of the others, which would
   * hide each other, only the first strikes.
   */
  synchronized List<Fault> strike(Request request) {
    var hits = new ArrayList<Fault>();
    boolean alone = false;
    for (Active a : active) {
      boolean additive = a.fault.additive();
      if (a.left != 0 && !a.fault.ownToASimulator() && (additive || !alone) && a.hits(request)) {
        hits.add(a.fault);
        alone |= !additive;
      }
    }
    return hits;
  }

  /** Whether a fault of the simulator's own strikes now; see {@link Fault#kind}. */
  public synchronized Optional<Fault> strike(String kind, Request request) {
    return active.stream()
        .filter(a -> a.left != 0 && a.fault.kind().equals(kind) && a.hits(request))
        .map(a -> a.fault)
        .findFirst();
  }

  /** Counts what came of faults: a late request that has landed, graphs that were not tried. */
  public synchronized void count(String what, int times) {
    if (times > 0) {
      struck.merge(what, times, Integer::sum);
    }
  }

  public synchronized void clear() {
    active.clear();
  }

  Response serve(Request request) {
    try {
      switch (request.method()) {
        case "GET" -> {}
        case "DELETE" -> clear();
        case "POST" -> add(Json.read(request.body()));
        default -> {
          return Response.json(405, Map.of("error", "GET, POST or DELETE"));
        }
      }
    } catch (Json.MalformedJson | IllegalArgumentException e) {
      return Response.json(400, Map.of("error", String.valueOf(e.getMessage())));
    }
    return Response.json(200, listing());
  }

  private synchronized Map<String, Object> listing() {
    var faults = active.stream().map(Active::describe).toList();
    return Map.of(
        "faults",
        faults,
        "struck",
        new TreeMap<>(struck),
        "kinds",
        FaultKinds.shown(),
        "parametersOfEach",
        FaultKinds.common());
  }

  private void add(Object spec) {
    if (spec instanceof List<?> list) {
      list.forEach(this::add);
    } else {
      add(Json.asObject(spec));
    }
  }

  private synchronized void add(Map<String, Object> spec) {
    if (!(spec.get("kind") instanceof String kind)) {
      throw new IllegalArgumentException("\"kind\" is required");
    }
    if (!FaultKinds.known(kind)) {
      throw new IllegalArgumentException("\"kind\" must be one of " + FaultKinds.names());
    }
    var args = new LinkedHashMap<>(spec);
    List.of("kind", "method", "path", "skip", "times", "chance").forEach(args::remove);
    active.add(
        new Active(
            new Fault(
                "f" + ++lastId,
                kind,
                pattern(spec.get("method"), "method"),
                pattern(spec.get("path"), "path"),
                spec.get("skip") instanceof Number n ? n.intValue() : 0,
                spec.get("times") instanceof Number n ? n.intValue() : 1,
                spec.get("chance") instanceof Number n ? n.doubleValue() : 1,
                args)));
  }

  private static Pattern pattern(@Nullable Object regex, String name) {
    try {
      return Pattern.compile(regex == null ? ".*" : String.valueOf(regex));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("\"" + name + "\": " + e.getMessage(), e);
    }
  }

  private final class Active {
    private final Fault fault;
    private int skip;
    private int left;

    Active(Fault fault) {
      this.fault = fault;
      this.skip = fault.skip();
      this.left = fault.times();
    }

    boolean hits(Request request) {
      if (!fault.matches(request, random)) {
        return false;
      }
      if (skip > 0) {
        skip--;
        return false;
      }
      left = left > 0 ? left - 1 : left;
      struck.merge(fault.kind(), 1, Integer::sum);
      return true;
    }

    Map<String, Object> describe() {
      var shown = new LinkedHashMap<String, Object>(fault.args());
      shown.put("id", fault.id());
      shown.put("kind", fault.kind());
      shown.put("method", fault.method().pattern());
      shown.put("path", fault.path().pattern());
      shown.put("left", left);
      return shown;
    }
  }
}
