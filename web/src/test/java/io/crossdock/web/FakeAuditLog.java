package io.crossdock.web;

import io.crossdock.access.AuditLog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The audit log in memory. */
public final class FakeAuditLog implements AuditLog {

  public final List<Deed> deeds = Collections.synchronizedList(new ArrayList<>());

  /** As when the database goes away just then. */
  volatile boolean refuses;

  private static final ThreadLocal<Boolean> WITHIN = ThreadLocal.withInitial(() -> false);

  /** What a fake of another system calls: no transaction waits for one. */
  static void anotherSystemIsAsked() {
    if (WITHIN.get()) {
      throw new IllegalStateException("another system is asked within a transaction");
    }
  }

  @Override
  public void add(Deed deed) {
    if (refuses) {
      throw new IllegalStateException("the audit log takes nothing");
    }
    deeds.add(deed);
  }

  @Override
  public <T extends @Nullable Object> T together(Callable<T> work, Supplier<Optional<Deed>> done)
      throws Exception {
    WITHIN.set(true);
    try {
      T result = work.call();
      done.get().ifPresent(this::add);
      return result;
    } finally {
      WITHIN.set(false);
    }
  }

  @Override
  public List<Entry> read(Optional<String> who, Optional<Long> before, int limit) {
    List<Deed> all = List.copyOf(deeds);
    return IntStream.range(0, all.size())
        .mapToObj(i -> new Entry(i + 1L, all.get(i)))
        .toList()
        .reversed()
        .stream()
        .filter(entry -> who.filter(w -> !w.equalsIgnoreCase(entry.deed().who())).isEmpty())
        .filter(entry -> before.filter(b -> entry.id() >= b).isEmpty())
        .limit(limit)
        .toList();
  }
}
