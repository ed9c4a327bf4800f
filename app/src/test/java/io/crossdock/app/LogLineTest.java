package io.crossdock.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.port.work.OrderLog;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue.Claim;
import io.crossdock.core.port.work.WorkQueue.First;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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

  @Test
  void aLineOfAnOrdersWorkCarriesItsNumberAndAttemptAndTheNextOneDoesNot() throws Exception {
    try (var _ = OrderLog.of(CLAIM, Optional.empty())) {
      assertThat(written("it failed", null))
          .contains("[000\\n12 " + CLAIM.attempt() + "] it failed");
      JsonNode json = JsonMapper.shared().readTree(json("it \"failed\"\nhere", null));
      assertThat(json.path("order").asString()).isEqualTo("000\n12");
      assertThat(json.path("attempt").asString()).isEqualTo(CLAIM.attempt().toString());
    }
    assertThat(written("it failed", null)).doesNotContain("[");
    assertThat(json("it failed", null)).doesNotContain("attempt");
  }

  @Test
  void asJsonEachEventIsOneObjectInOneLine() throws Exception {
    String line = json("{} asked\r\nfor it", new IllegalStateException("inner\nFake"), "eve\u2028");
    assertThat(line.lines()).hasSize(1);
    JsonNode json = JsonMapper.shared().readTree(line);
    assertThat(json.path("message").asString()).isEqualTo("eve\u2028 asked\r\nfor it");
    assertThat(json.at("/log/level").asString()).isEqualTo("WARN");
    assertThat(json.at("/service/name").asString()).isEqualTo("crossdock");
    assertThat(json.at("/error/message").asString()).isEqualTo("inner\nFake");
  }

  private static final Claim CLAIM =
      new Claim(
          new OrderKey("main", 12),
          UUID.fromString("00000000-0000-0000-0000-000000000012"),
          1,
          Trigger.POLL,
          0,
          Applied.NOTHING,
          Optional.empty(),
          false,
          Optional.of(new First("000\n12", Instant.EPOCH, "", Optional.empty())),
          0);

  private static String written(String message, @Nullable Throwable thrown, Object... values)
      throws Exception {
    return written("text", message, thrown, values);
  }

  private static String json(String message, @Nullable Throwable thrown, Object... values)
      throws Exception {
    return written("json", message, thrown, values);
  }

  /** By the product's own configuration. */
  private static String written(
      String form, String message, @Nullable Throwable thrown, Object... values) throws Exception {
    var context = new LoggerContext();
    context.putProperty("CROSSDOCK_LOG", form);
    context.setMDCAdapter(MDC.getMDCAdapter());
    var configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(LogLineTest.class.getResource("/logback.xml"));
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    var console = (ConsoleAppender<ILoggingEvent>) root.getAppender("console");
    var event = new LoggingEvent("x", root, Level.WARN, message, thrown, values);
    return new String(console.getEncoder().encode(event), StandardCharsets.UTF_8);
  }
}
