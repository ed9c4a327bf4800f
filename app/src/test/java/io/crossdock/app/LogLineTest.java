package io.crossdock.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogLineTest {

  @Test
  void whatIsLoggedStaysInItsLineAndSteersNoTerminal() throws Exception {
    String line =
        written("{} asked", null, "eve\r\n12:00:00.000 ERROR Fake it is over\u001b[2J\u2028\u202e");
    assertThat(line.lines()).hasSize(1);
    assertThat(line)
        .contains("eve\\r\\n12:00:00.000 ERROR Fake it is over\\u001b[2J\\u2028\\u202e asked");
  }

  @Test
  void theMessagesOfAStackTraceToo() throws Exception {
    var cause = new IllegalStateException("inner\n12:00:00.000 ERROR Fake");
    cause.addSuppressed(new IllegalArgumentException("beside\rit"));
    String text = written("it failed", new RuntimeException("outer\nFake", cause));
    assertThat(text)
        .contains("java.lang.RuntimeException: outer\\nFake", "Caused by: ", "inner\\n12:00")
        .contains("Suppressed: java.lang.IllegalArgumentException: beside\\rit")
        .contains("\tat io.crossdock.app.LogLineTest");
    assertThat(text.lines()).noneMatch(line -> line.startsWith("Fake") || line.startsWith("12:00"));
  }

  /** By the product's own configuration. */
  private static String written(String message, @Nullable Throwable thrown, Object... values)
      throws Exception {
    var context = new LoggerContext();
    var configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(LogLineTest.class.getResource("/logback.xml"));
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    var console = (ConsoleAppender<ILoggingEvent>) root.getAppender("console");
    var event = new LoggingEvent("x", root, Level.WARN, message, thrown, values);
    return new String(console.getEncoder().encode(event), StandardCharsets.UTF_8);
  }
}
