package io.crossdock.web.server;

import io.crossdock.web.WebConfiguration;
import io.crossdock.web.answer.WebConfig;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** The web part, running. Thread-safe. */
public final class Console implements AutoCloseable {

  private static final String[] SETTINGS = {
    "spring.threads.virtual.enabled=true",
    "spring.main.log-startup-info=false",
    "spring.lifecycle.timeout-per-shutdown-phase=5s",
    "management.endpoints.web.exposure.include=health,prometheus",
    "management.endpoint.health.probes.enabled=true",
    "management.endpoint.health.show-details=always",
    "management.endpoint.health.group.readiness.include=readinessState,database",
    "management.health.diskspace.enabled=false",
    "management.health.ssl.enabled=false",
    "logging.level.root=WARN",
    "logging.level.io.crossdock=INFO"
  };

  @SpringBootConfiguration
  @EnableAutoConfiguration
  @Import(WebConfiguration.class)
  static class Program {}

  private final ConfigurableApplicationContext context;

  private Console(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Returns when it answers. */
  public static Console start(WebConfig config, Parts parts, Place place) {
    return new Console(
        new SpringApplicationBuilder(Program.class)
            .bannerMode(Banner.Mode.OFF)
            .registerShutdownHook(false)
            .initializers(context -> register(context.getBeanFactory(), config, parts, place))
            .properties(SETTINGS)
            .properties(WebConfiguration.properties(config))
            .properties(listening(place))
            .properties(sessions(place))
            .properties(https(place))
            .run());
  }

  /** 0 = it does not listen any more. */
  public int port() {
    var server = ((WebServerApplicationContext) context).getWebServer();
    return server == null ? 0 : server.getPort();
  }

  /** What Spring has made of this type. */
  public <T> Stream<T> made(Class<T> type) {
    return context.getBeanProvider(type).stream();
  }

  @Override
  public void close() {
    context.close();
  }

  private static void register(
      ConfigurableListableBeanFactory beans, WebConfig config, Parts parts, Place place) {
    parts.all().forEach(part -> beans.registerSingleton(part.getClass().getName(), part));
    beans.registerSingleton("config", config);
    place.more().forEach(beans::registerSingleton);
  }

  private static String[] listening(Place place) {
    return new String[] {
      "server.port=" + place.port(), "server.address=" + place.address().getHostAddress()
    };
  }

  private static String[] sessions(Place place) {
    return place.sessions().stream()
        .flatMap(folder ->
            Stream.of(
                "server.servlet.session.persistent=true",
                "server.servlet.session.store-dir=" + folder))
        .toArray(String[]::new);
  }

  /** New files are taken over without a restart; ones that are no pair leave the old. */
  private static String[] https(Place place) {
    String pem = "spring.ssl.bundle.pem.console.";
    return place.tls().stream()
        .flatMap(tls ->
            Stream.of(
                "server.ssl.bundle=console",
                pem + "reload-on-update=true",
                pem + "keystore.verify-keys=true",
                pem + "keystore.certificate=" + tls.certificate().toUri(),
                pem + "keystore.private-key=" + tls.key().toUri(),
                "spring.ssl.bundle.watch.file.quiet-period=2s"))
        .toArray(String[]::new);
  }
}
