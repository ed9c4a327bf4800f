package io.crossdock.app;

import io.crossdock.store.server.PrivateFolder;
import io.crossdock.web.WebConfiguration;
import io.crossdock.web.front.OwnMachine;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** Starts the web part around objects that are already made. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(WebConfiguration.class)
class Console {

  /**
   * Listens where it was told to.
   *
   * @param port 0 for any free one
   * @param sessions the folder where sign-ins outlast a clean restart; who may read a kept one may
   *     go on with it, so it is shut to others
   * @param session how sessions and their cookies are kept
   * @param parts the beans the web part asks for, by their types
   */
  static ConfigurableApplicationContext start(
      Listen listen, int port, Path sessions, String[] session, Object... parts) {
    return new SpringApplicationBuilder(Console.class)
        .bannerMode(Banner.Mode.OFF)
        .registerShutdownHook(false)
        .initializers(context -> {
          register((GenericApplicationContext) context, parts);
          if (!listen.address().isLoopbackAddress()) {
            register((GenericApplicationContext) context, new OwnMachine());
          }
        })
        .properties(session)
        .properties(https(listen))
        .properties(
            "server.port=" + port,
            "server.address=" + listen.address().getHostAddress(),
            "server.servlet.session.persistent=true",
            "server.servlet.session.store-dir=" + PrivateFolder.at(sessions.toAbsolutePath()),
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
            "logging.level.io.crossdock=INFO")
        .run();
  }

  /** New files are taken over without a restart; ones that are no pair leave the old. */
  private static String[] https(Listen listen) {
    String pem = "spring.ssl.bundle.pem.console.";
    return listen.tls().stream()
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

  /** Under the name by which the readiness group knows it. */
  @Bean
  HealthIndicator databaseHealthIndicator(DataSource database) {
    return new DatabaseHealth(database);
  }

  private static void register(GenericApplicationContext context, Object... parts) {
    for (Object part : parts) {
      context.getBeanFactory().registerSingleton(part.getClass().getName(), part);
    }
  }
}
