package io.crossdock.app;

import java.util.Map;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Spring Boot's JSON of an event, from the first line on: before Spring itself has begun. */
public final class LogJson extends StructuredLogEncoder {

  private static final Map<String, Object> SERVICE =
      Map.of("logging.structured.ecs.service.name", "crossdock");

  /** As logback makes it. */
  public LogJson() {}

  @Override
  public void start() {
    var environment = new StandardEnvironment();
    environment.getPropertySources().addLast(new MapPropertySource("crossdock", SERVICE));
    getContext().putObject(Environment.class.getName(), environment);
    super.start();
  }
}
