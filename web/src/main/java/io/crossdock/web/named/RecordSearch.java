package io.crossdock.web.named;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.port.org.OrgNames;
import io.crossdock.core.port.org.OrgNames.Kind;
import io.crossdock.core.port.org.OrgNames.Named;
import io.crossdock.web.answer.Refused;
import io.crossdock.web.answer.Surroundings;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Records of the org by their name, for whoever gives an order to another one. */
@RestController
public class RecordSearch {

  private static final int LEAST = 2;
  private static final int LONGEST = 80;

  private final OrgNames org;
  private final Surroundings around;

  RecordSearch(OrgNames org, Surroundings around) {
    this.org = org;
    this.around = around;
  }

  /**
   * What was found.
   *
   * @param kind of the field the pick goes to
   * @param said why there is nothing; empty = there is
   */
  public record Found(String kind, List<Named> records, String said) {}

  @GetMapping(path = "/records", produces = MediaType.TEXT_HTML_VALUE)
  String find(
      @RequestParam(name = "kind", defaultValue = "") String kind,
      @RequestParam(name = "name", defaultValue = "") String name) {
    Kind wanted =
        Stream.of(Kind.values())
            .filter(k -> k.name().toLowerCase(Locale.ROOT).equals(kind))
            .findFirst()
            .orElseThrow(() ->
                new Refused(
                    404, "No such kind", List.of("kind: must be account, contact or owner.")));
    return around.templates().part("records", found(wanted, kind, name.strip()));
  }

  private Found found(Kind wanted, String kind, String name) {
    if (name.length() < LEAST || name.length() > LONGEST) {
      return new Found(kind, List.of(), "Type at least two letters of the name.");
    }
    try {
      List<Named> records = org.find(wanted, name);
      return new Found(kind, records, records.isEmpty() ? "Salesforce has none of that name." : "");
    } catch (FailedCall e) {
      String said = e.failure().message() + " " + e.failure().hint();
      return new Found(kind, List.of(), said.strip());
    }
  }
}
