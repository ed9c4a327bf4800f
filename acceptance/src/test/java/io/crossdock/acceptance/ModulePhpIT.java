package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The module's own PHP, as far as it needs no shop, against a running Crossdock. */
class ModulePhpIT extends InOnePlace {

  private static final Path MODULE = Path.of("..", "magento-module");
  private static final Path PHPUNIT = Path.of("/usr/bin/phpunit");

  ModulePhpIT() {
    super(3);
  }

  @Test
  void theModuleSendsAsksFollowsAndTellsAsCrossdockSaysIt() throws Exception {
    assumeThat(Files.exists(PHPUNIT)).as("PHPUnit, which ./crossdock test installs").isTrue();
    Visitor admin = Visitor.signedIn(crossdock.url(), "admin", "admin");
    String page =
        admin.submit("/connections", "/connections/module", Map.of("role", "admin")).body();
    Matcher text = Pattern.compile("<code class=\"token\">([^<]+)</code>").matcher(page);
    assertThat(text.find()).as("the pairing's text").isTrue();
    assertThat(phpunit(text.group(1))).contains("OK (");
  }

  private static String phpunit(String pairing) throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(
                PHPUNIT.toString(),
                "--do-not-cache-result",
                "--bootstrap",
                "Test/Unit/bootstrap.php",
                "Test/Acceptance")
            .directory(MODULE.toFile())
            .redirectErrorStream(true);
    builder.environment().put("CROSSDOCK_PAIRING", pairing);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
