package io.crossdock.app;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import org.jspecify.annotations.Nullable;

/** The stack trace of an event, its messages as {@link LogLine} writes them. */
public final class LogTrace extends ThrowableHandlingConverter {

  private static final int DEEPEST = 20;

  /** As logback makes it. */
  public LogTrace() {}

  @Override
  public String convert(ILoggingEvent event) {
    var trace = new StringBuilder();
    add(event.getThrowableProxy(), "", 0, trace);
    return trace.toString();
  }

  private static void add(
      @Nullable IThrowableProxy thrown, String before, int depth, StringBuilder trace) {
    if (thrown == null || depth > DEEPEST) {
      return;
    }
    String message = thrown.getMessage();
    trace.append(before).append(thrown.getClassName());
    if (message != null) {
      trace.append(": ").append(LogLine.escaped(message));
    }
    trace.append('\n');
    StackTraceElementProxy[] frames = thrown.getStackTraceElementProxyArray();
    int own = frames.length - thrown.getCommonFrames();
    for (int i = 0; i < own; i++) {
      trace.append("\tat ").append(frames[i].getStackTraceElement()).append('\n');
    }
    for (IThrowableProxy other : thrown.getSuppressed()) {
      add(other, "Suppressed: ", depth + 1, trace);
    }
    add(thrown.getCause(), "Caused by: ", depth + 1, trace);
  }
}
