package io.crossdock.app;

import io.crossdock.web.WebConfiguration;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** Starts the web part around objects that are already made. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(WebConfiguration.class)
class Console {

  /**
   * Listens on loopback.
   *
   * @param port 0 for any free one
   * @param parts the beans the web part asks for, by their types
   */
  static ConfigurableApplicationContext start(int port, Object... parts) {
    return new SpringApplicationBuilder(Console.class)
        .bannerMode(Banner.Mode.OFF)
        .registerShutdownHook(false)
        .initializers(context -> register((GenericApplicationContext) context, parts))
        .properties(
            "server.port=" + port,
            "server.address=127.0.0.1",
            "spring.threads.virtual.enabled=true",
            "spring.main.log-startup-info=false",
            "management.endpoints.web.exposure.include=health,prometheus",
            "management.endpoint.health.probes.enabled=true",
            "logging.level.root=WARN",
            "logging.level.io.crossdock=INFO")
        .run();
  }

  private static void register(GenericApplicationContext context, Object... parts) {
    for (Object part : parts) {
      context.getBeanFactory().registerSingleton(part.getClass().getName(), part);
    }
  }
}
