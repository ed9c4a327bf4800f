package io.crossdock.web.watch;

import io.crossdock.core.view.Journal;
import io.crossdock.core.view.Journal.Entry;
import io.crossdock.core.view.OrderViews.Attempt;
import io.crossdock.web.answer.Csv;
import io.crossdock.web.answer.Form;
import io.crossdock.web.answer.Refused;
import io.crossdock.web.answer.Show;
import io.crossdock.web.answer.Surroundings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** "Log": what was tried with all orders, for people, spreadsheets and machines. */
@RestController
public class LogPages {

  private static final int ROWS = 50;

  private static final List<String> HEAD =
      List.of(
          "Time",
          "Order",
          "Key",
          "Kind",
          "Outcome",
          "Code",
          "What happened",
          "Who can fix it",
          "Milliseconds",
          "Instance");

  private final Journal journal;
  private final Surroundings around;

  LogPages(Journal journal, Surroundings around) {
    this.journal = journal;
    this.around = around;
  }

  @GetMapping(path = "/log", produces = MediaType.TEXT_HTML_VALUE)
  String page(HttpServletRequest request, Form asked) {
    var log = new LogPage(asked);
    Journal.Page found =
        log.faults().isEmpty()
            ? journal.list(log.filter(), log.get("cursor"), ROWS)
            : new Journal.Page(List.of(), Optional.empty());
    return around.templates().page(request, "log", "Log", new LogModel(log, found));
  }

  /** Page by page: memory does not grow with the journal. */
  @GetMapping("/log.csv")
  void csv(Form asked, HttpServletResponse response) throws IOException {
    LogPage log = readable(asked);
    Csv csv = Csv.begin(response, "log.csv", HEAD);
    String cursor = "";
    do {
      Journal.Page page = journal.list(log.filter(), cursor, 1000);
      for (Entry entry : page.entries()) {
        csv.write(cells(entry));
      }
      cursor = page.nextCursor().orElse("");
    } while (!cursor.isEmpty());
  }

  /** The parameters are those of the page. */
  @GetMapping("/api/v1/log")
  Map<String, Object> api(Form asked) {
    LogPage log = readable(asked);
    Journal.Page page = journal.list(log.filter(), log.get("cursor"), 100);
    var answer = new LinkedHashMap<String, Object>();
    answer.put("entries", page.entries().stream().map(LogPages::shown).toList());
    page.nextCursor().ifPresent(next -> answer.put("nextCursor", next));
    return answer;
  }

  private static LogPage readable(Form asked) {
    var log = new LogPage(asked);
    if (!log.faults().isEmpty()) {
      throw new Refused(400, "The filter can't be read", log.faults());
    }
    return log;
  }

  private static List<String> cells(Entry entry) {
    Attempt a = entry.attempt();
    return List.of(
        a.endedAt().toString(),
        entry.incrementId(),
        entry.key().externalId(),
        Show.trigger(a.trigger()),
        a.outcome().word(),
        a.code(),
        a.message(),
        a.hint(),
        String.valueOf(Duration.between(a.startedAt(), a.endedAt()).toMillis()),
        a.instance());
  }

  private static Map<String, Object> shown(Entry entry) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("order", entry.key().externalId());
    shown.put("incrementId", entry.incrementId());
    shown.put("attempt", TimelineJson.shown(entry.attempt()));
    return shown;
  }
}
