package io.crossdock.app;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.crossdock.core.port.work.OrderLog;

/** Number and attempt of the order that an event is about, in brackets; else nothing. */
public final class LogOrder extends ClassicConverter {

  /** As logback makes it. */
  public LogOrder() {}

  @Override
  public String convert(ILoggingEvent event) {
    String number = event.getMDCPropertyMap().getOrDefault(OrderLog.ORDER, "");
    String attempt = event.getMDCPropertyMap().getOrDefault(OrderLog.ATTEMPT, "");
    return number.isEmpty() ? "" : LogLine.escaped("[" + number + " " + attempt + "] ");
  }
}
