package io.crossdock.web.takeover;

import io.crossdock.core.adopt.TakeOver;
import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.policy.Fault;
import io.crossdock.core.port.org.OrgAdoption;
import io.crossdock.core.port.settings.Connections;
import io.crossdock.core.port.settings.Connections.Phase;
import io.crossdock.core.port.work.Adoptions;
import io.crossdock.core.port.work.Adoptions.Left;
import io.crossdock.core.port.work.Adoptions.Progress;
import io.crossdock.web.answer.Csv;
import io.crossdock.web.answer.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Taking over, asked for by page or by API: the same checks, the same list. */
public final class Adopting {

  private static final int PAGE = 1000;
  private static final List<String> HEAD =
      List.of(
          "Object", "Salesforce ID", "Field holds", "Outcome", "Code", "Of the shop", "In words");

  private final Adoptions adoptions;
  private final OrgAdoption org;
  private final Connections connections;

  public Adopting(Adoptions adoptions, OrgAdoption org, Connections connections) {
    this.adoptions = adoptions;
    this.org = org;
    this.connections = connections;
  }

  Adoptions runs() {
    return adoptions;
  }

  /** All that is wrong with it, by the org as it is now where the form alone is right. */
  List<Fault> faults(AdoptionForm form) {
    var faults = form.faults();
    if (!faults.isEmpty()) {
      return faults;
    }
    if (connections.setup().phase() == Phase.NOT_CONNECTED) {
      throw new Refused(
          409, "Not connected yet", List.of("Connect the shop and the org under Connections."));
    }
    try {
      return org.faults(form.wanted(true));
    } catch (FailedCall e) {
      throw new Refused(
          503, "The org can't be read", List.of(e.failure().message(), e.failure().hint()));
    }
  }

  /** Begins one that has no faults; gives its id. */
  String start(TakeOver wanted, String user) {
    return adoptions
        .start(wanted, user)
        .orElseThrow(() ->
            new Refused(
                409,
                "Another one runs",
                List.of("Records are being taken over or counted already; wait, or cancel that.")));
  }

  void cancel(String id) {
    if (find(id).endedAt().isPresent()) {
      throw new Refused(409, "It has ended", List.of("id: this one is over."));
    }
    adoptions.cancel(id);
  }

  Progress find(String id) {
    return adoptions
        .find(id)
        .orElseThrow(() ->
            new Refused(404, "No such adoption", List.of("id: \"" + id + "\" was never started.")));
  }

  /** What was left, as CSV (RFC 4180), page by page. */
  void csv(String id, HttpServletResponse response) throws IOException {
    find(id);
    Csv csv = Csv.begin(response, "not-taken-over.csv", HEAD);
    List<Left> page = adoptions.left(id, "", PAGE);
    while (!page.isEmpty()) {
      for (Left left : page) {
        csv.write(cells(left));
      }
      page = adoptions.left(id, place(page.getLast()), PAGE);
    }
  }

  /** Behind which the next page begins. */
  public static String place(Left left) {
    return left.kind() + "/" + left.recordId();
  }

  private static List<String> cells(Left left) {
    return List.of(
        left.kind().object(),
        left.recordId(),
        left.held(),
        left.outcome().name().toLowerCase(Locale.ROOT),
        left.code(),
        left.thing(),
        left.sentence());
  }
}
