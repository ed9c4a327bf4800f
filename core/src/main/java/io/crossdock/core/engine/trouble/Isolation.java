package io.crossdock.core.engine.trouble;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Reads for many at once, of which one may spoil the call for all. When a call fails, two of them
 * are tried alone: if both fail, the system is in trouble and the failure is thrown; else the
 * culprits are found by halving and everyone else is served. Only for calls that write nothing.
 */
public final class Isolation {

  private Isolation() {}

  /**
   * @param call throws {@link FailedCall} for all of its list, or serves all of it
   * @param culprit is told who can't be served, and why
   * @throws FailedCall when it is no order's fault
   */
  public static <T> void each(List<T> all, Consumer<List<T>> call, BiConsumer<T, Failure> culprit) {
    try {
      call.accept(all);
    } catch (FailedCall e) {
      Failure failure = e.failure();
      if (failure.closesGate() || (all.size() == 1 && failure.category() == Category.TRANSIENT)) {
        throw e;
      }
      if (all.size() == 1) {
        culprit.accept(all.getFirst(), failure);
        return;
      }
      boolean first = alone(all.getFirst(), call, culprit);
      boolean second = alone(all.get(1), call, culprit);
      if (!first && !second) {
        throw e;
      }
      if (all.size() > 2) {
        halves(all.subList(2, all.size()), call, culprit);
      }
    }
  }

  private static <T> boolean alone(T one, Consumer<List<T>> call, BiConsumer<T, Failure> culprit) {
    try {
      call.accept(List.of(one));
      return true;
    } catch (FailedCall e) {
      if (e.failure().closesGate()) {
        throw e;
      }
      culprit.accept(one, e.failure());
      return false;
    }
  }

  private static <T> void halves(
      List<T> some, Consumer<List<T>> call, BiConsumer<T, Failure> culprit) {
    if (some.size() == 1) {
      alone(some.getFirst(), call, culprit);
      return;
    }
    int middle = some.size() / 2;
    for (List<T> half : List.of(some.subList(0, middle), some.subList(middle, some.size()))) {
      try {
        call.accept(half);
      } catch (FailedCall e) {
        if (e.failure().closesGate()) {
          throw e;
        }
        halves(half, call, culprit);
      }
    }
  }
}
