package io.crossdock.core.engine.pace;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work that is under way in a thread of its own while another is done. Who begins it asks for its
 * result, or gives it up; both return when it has ended.
 */
public final class Ahead<T> {

  private final FutureTask<T> task;
  private final Thread thread;

  private Ahead(Supplier<T> work) {
    this.task = new FutureTask<>(work::get);
    this.thread = Thread.ofVirtual().name("ahead").unstarted(task);
  }

  /** Begins it. */
  public static <T> Ahead<T> of(Supplier<T> work) {
    var ahead = new Ahead<T>(work);
    ahead.thread.start();
    return ahead;
  }

  /** Throws what the work throws. An interrupt is passed on to the work and kept. */
  public T get() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
          thread.interrupt();
        }
      }
    } catch (ExecutionException e) {
      throw thrown(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException thrown(@Nullable Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
  }

  /** Its result is not wanted any more, nor why there is none. */
  public void giveUp() {
    thread.interrupt();
    try {
      get();
    } catch (RuntimeException e) {
      // Who gives it up has a failure of its own to tell.
    }
  }
}
