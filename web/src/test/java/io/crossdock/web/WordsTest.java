package io.crossdock.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people read is said in the words of docs/words.md. */
class WordsTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+?) \\| ([^|]+?) \\|$");
  private static final Pattern SAID = Pattern.compile("\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"");
  private static final Pattern COMMENT =
      Pattern.compile("(?s)/\\*.*?\\*/|<%--.*?--%>|(?m)^\\s*//.*$");

  @Test
  void noPageAndNoMessageHasAWordThatIsRuledOut() throws IOException {
    List<String> words = ruledOut();
    assertThat(words).hasSizeGreaterThan(5);
    var found = new ArrayList<String>();
    for (Path file : read()) {
      String text = people(file);
      words.stream()
          .filter(text::contains)
          .forEach(word -> found.add(HOME.relativize(file) + ": " + word));
    }
    assertThat(found).as("say it as docs/words.md does").isEmpty();
  }

  private static List<String> ruledOut() throws IOException {
    String words = Files.readString(HOME.resolve("docs/words.md"));
    return ROW.matcher(words.substring(words.indexOf("## Not these")))
        .results()
        .map(row -> row.group(1))
        .filter(word -> !word.equals("not") && !word.startsWith("---"))
        .toList();
  }

  /** A template as it is; of a source what stands in quotes, put together as the page does. */
  private static String people(Path file) throws IOException {
    String text = COMMENT.matcher(Files.readString(file)).replaceAll("");
    if (!file.toString().endsWith(".java")) {
      return text.replaceAll("\\s+", " ");
    }
    var said = new StringBuilder();
    SAID.matcher(text.replaceAll("\"\\s*\\+\\s*\"", ""))
        .results()
        .forEach(quoted -> said.append(quoted.group()).append('\n'));
    return said.toString();
  }

  private static List<Path> read() throws IOException {
    var files = new ArrayList<Path>();
    for (String module :
        List.of("web", "core", "magento", "salesforce", "mapping", "store", "access", "app")) {
      try (Stream<Path> all = Files.walk(HOME.resolve(module).resolve("src/main"))) {
        all.filter(file -> file.toString().matches(".*\\.(jte|java|js|yaml)"))
            .filter(file -> !file.toString().contains("StandingMeters")) // read by Prometheus
            .forEach(files::add);
      }
    }
    assertThat(files).hasSizeGreaterThan(300);
    return files;
  }
}
