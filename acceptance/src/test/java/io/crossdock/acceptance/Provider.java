package io.crossdock.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real OpenID provider in a process of its own: {@code oidc-provider} of npm, certified by the
 * OpenID Foundation, which insists on PKCE. Installed once into the module's target folder.
 */
final class Provider implements AutoCloseable {

  private static final String READY = "The provider is ready: ";
  private static final Path SOURCE = Path.of("src", "test", "provider");
  private static final Path INSTALLED = Path.of("target", "provider");

  private final Process process;
  private final String issuer;

  private Provider(Process process, String issuer) {
    this.process = process;
    this.issuer = issuer;
  }

  /**
   * @param redirect where it may send people back
   */
  static Provider start(String redirect) throws IOException {
    install();
    Process process =
        new ProcessBuilder("node", "provider.mjs", redirect)
            .directory(INSTALLED.toFile())
            .redirectError(INSTALLED.resolve("errors.log").toFile())
            .start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(READY)) {
        return new Provider(process, line.substring(READY.length()));
      }
    }
    throw new IOException(
        "the provider did not start: " + Files.readString(INSTALLED.resolve("errors.log")));
  }

  private static synchronized void install() throws IOException {
    Files.createDirectories(INSTALLED);
    for (String file : List.of("package.json", "package-lock.json", "provider.mjs")) {
      Files.copy(
          SOURCE.resolve(file),
          INSTALLED.resolve(file),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.exists(INSTALLED.resolve("node_modules/oidc-provider/package.json"))) {
      run("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
    }
  }

  private static void run(String... command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .directory(INSTALLED.toFile())
            .redirectErrorStream(true)
            .redirectOutput(INSTALLED.resolve("npm.log").toFile())
            .start();
    try {
      if (!process.waitFor(3, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException(
            String.join(" ", command)
                + " failed: "
                + Files.readString(INSTALLED.resolve("npm.log")));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  String issuer() {
    return issuer;
  }

  /**
   * @param claims what is told of that person from now on, as JSON
   */
  void tells(String person, String claims) {
    Http.Answer answer = Http.send("PUT", issuer + "/_claims/" + person, null, claims);
    if (answer.status() != 204) {
      throw new AssertionError(answer.toString());
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
