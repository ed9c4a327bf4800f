package io.crossdock.app;

import io.crossdock.web.WebConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
   * Listens on loopback.
   *
   * @param port 0 for any free one
   * @param sessions the folder where sign-ins outlast a clean restart
   * @param session how sessions and their cookies are kept
   * @param parts the beans the web part asks for, by their types
   */
  static ConfigurableApplicationContext start(
      int port, Path sessions, String[] session, Object... parts) {
    return new SpringApplicationBuilder(Console.class)
        .bannerMode(Banner.Mode.OFF)
        .registerShutdownHook(false)
        .initializers(context -> register((GenericApplicationContext) context, parts))
        .properties(session)
        .properties(
            "server.port=" + port,
            "server.address=127.0.0.1",
            "server.servlet.session.persistent=true",
            "server.servlet.session.store-dir=" + onlyForUs(sessions.toAbsolutePath()),
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

  /** Under the name by which the readiness group knows it. */
  @Bean
  HealthIndicator databaseHealthIndicator(DataSource database) {
    return new DatabaseHealth(database);
  }

  /** Who may read a kept session may go on with it. */
  static Path onlyForUs(Path folder) {
    try {
      Files.createDirectories(folder);
      if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("the folder of sign-ins " + folder + ": " + e.getMessage(), e);
    }
  }

  private static void register(GenericApplicationContext context, Object... parts) {
    for (Object part : parts) {
      context.getBeanFactory().registerSingleton(part.getClass().getName(), part);
    }
  }
}
