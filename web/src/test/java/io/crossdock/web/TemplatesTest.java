package io.crossdock.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How templates are written, so that a person can read and change them. */
class TemplatesTest {

  private static final int LONGEST = 160;

  @Test
  void aLineIsNoLongerThanAPersonReads() throws IOException {
    var tooLong = new ArrayList<String>();
    for (Path template : templates()) {
      List<String> lines = Files.readAllLines(template);
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).length() > LONGEST) {
          tooLong.add(template.getFileName() + ":" + (i + 1) + " has " + lines.get(i).length());
        }
      }
    }
    assertThat(tooLong).as("lines of more than %d characters", LONGEST).isEmpty();
  }

  /** Its type says what a page is given: no map, no list of loose values. */
  @Test
  void aPageTakesTheShellAndOneModel() throws IOException {
    var loose = new ArrayList<String>();
    for (Path template : templates()) {
      String text = Files.readString(template);
      boolean page = text.contains("@template.layout(") || text.contains("<!doctype");
      if (page && !template.endsWith("layout.jte")) {
        List<String> names =
            text.lines()
                .filter(line -> line.startsWith("@param "))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .toList();
        if (!names.equals(List.of("shell", "page"))) {
          loose.add(template.getFileName() + " takes " + names);
        }
      }
    }
    assertThat(loose).isEmpty();
  }

  private static List<Path> templates() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/jte"))) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".jte")).sorted().toList();
      assertThat(found).isNotEmpty();
      return found;
    }
  }
}
