package io.crossdock.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.policy.Option.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/options.md says what {@link Options} says, word for word. */
class OptionsPageTest {

  private static final Path PAGE = Path.of("../docs/options.md");

  @Test
  void theOptionsReferenceIsWhatTheProductSays() throws IOException {
    Path wanted = Path.of("target/options.md");
    Files.createDirectories(wanted.getParent());
    Files.writeString(wanted, page());
    assertThat(Files.readString(PAGE))
        .as("copy core/target/options.md to docs/options.md")
        .isEqualTo(page());
  }

  private static String page() {
    var page = new StringBuilder("# Options\n\n");
    page.append(
        """
        All options of "Salesforce" > "Orders", with the words of the page. The key is what the API
        (`GET|PUT /api/v1/settings/orders`) and the database call it. Every option can be set for one
        website too, but for those that say "connection only". This page is checked by
        `OptionsPageTest`.
        """);
    for (Option.Tab tab : Option.Tab.values()) {
      page.append("\n## ").append(tab.label()).append('\n');
      Options.ALL.stream().filter(o -> o.tab() == tab).forEach(o -> page.append(entry(o)));
    }
    return page.toString();
  }

  private static String entry(Option option) {
    return "\n### %s\n\n`%s`, under \"%s\"%s. %s\n\n%s\n"
        .formatted(
            option.label(),
            option.key(),
            option.section(),
            option.perWebsite() ? "" : ", connection only",
            values(option),
            option.help());
  }

  private static String values(Option option) {
    String standard = option.standard().isEmpty() ? "empty" : code(option.standard());
    return switch (option.kind()) {
      case Kind.YesNo() -> "`yes` or `no`; standard " + standard + ".";
      case Kind.Choice(var values) ->
          values.stream()
              .map(value -> "`" + value.code() + "` (" + value.label() + ")")
              .collect(Collectors.joining(", ", "", "; standard " + standard + "."));
      case Kind.MagentoStatuses() -> "Magento status codes; standard " + standard + ".";
      case Kind.CustomerGroups() -> "Ids of customer groups; standard " + standard + ".";
      case Kind.DraftStatus() -> "A Draft-category status of the org; standard " + standard + ".";
      case Kind.StatusMap() ->
          "One `magento_status = Salesforce Status` a line; standard " + standard + ".";
      case Kind.StatusLabels() -> "One `magento_status = Label` a line; standard " + standard + ".";
      case Kind.Emails() -> "E-mail addresses; standard " + standard + ".";
      case Kind.Whole(int min, int max) ->
          "A whole number from %d to %d; standard %s.".formatted(min, max, standard);
      case Kind.Time() -> "A time in ISO 8601; standard " + standard + ".";
      case Kind.Text(int length) ->
          "At most %d characters; standard %s.".formatted(length, standard);
      case Kind.AccountId() -> "The id of an Account; standard " + standard + ".";
    };
  }

  private static String code(String text) {
    return text.lines().map(line -> "`" + line + "`").collect(Collectors.joining(" and "));
  }
}
