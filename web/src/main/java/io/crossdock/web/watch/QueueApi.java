package io.crossdock.web.watch;

import io.crossdock.core.port.work.Operations;
import io.crossdock.core.port.work.Operations.Again;
import io.crossdock.core.port.work.WorkQueue.Lane;
import io.crossdock.core.view.QueueView;
import io.crossdock.core.view.QueueView.Figures;
import io.crossdock.core.view.QueueView.Group;
import io.crossdock.core.view.QueueView.Groups;
import io.crossdock.web.answer.Refused;
import java.security.Principal;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The queue page for machines. */
@RestController
@RequestMapping("/api/v1/queue")
public class QueueApi {

  private final QueueView queue;
  private final Operations operations;
  private final InstantSource clock;

  QueueApi(QueueView queue, Operations operations, InstantSource clock) {
    this.queue = queue;
    this.operations = operations;
    this.clock = clock;
  }

  /** The orders of a cause: {@code GET /api/v1/orders?cause=<id>}. */
  @GetMapping
  Map<String, Object> queue() {
    Groups groups = queue.groups(QueuePages.GROUPS);
    var answer = new LinkedHashMap<String, Object>();
    for (Figures lane : queue.lanes()) {
      answer.put(lane.lane() == Lane.LIVE ? "live" : "history", shown(lane));
    }
    answer.put("hindered", groups.orders());
    answer.put("causeCount", groups.causes());
    answer.put("causes", shown(groups));
    return answer;
  }

  @PostMapping("/{cause}/again")
  ResponseEntity<Map<String, Object>> again(@PathVariable("cause") String cause, Principal script) {
    if (queue.group(cause).isEmpty()) {
      throw new Refused(
          404,
          "No such cause",
          List.of("cause: \"" + cause + "\" keeps no order back (any more)."));
    }
    Again again = operations.tryAgain(cause, script.getName(), clock.instant());
    var answer = new LinkedHashMap<String, Object>();
    answer.put("orders", again.orders());
    again.operation().ifPresent(id -> answer.put("operation", id));
    return ResponseEntity.accepted().body(answer);
  }

  private static Map<String, Object> shown(Figures lane) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("running", lane.running());
    shown.put("due", lane.due());
    shown.put("later", lane.later());
    lane.oldest().ifPresent(at -> shown.put("oldestDue", at));
    return shown;
  }

  static List<Map<String, Object>> shown(Groups groups) {
    return groups.largest().stream().map(QueueApi::shown).toList();
  }

  private static Map<String, Object> shown(Group group) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("cause", group.id());
    shown.put("kind", group.cause().kind().name().toLowerCase(Locale.ROOT));
    shown.put("code", group.cause().code());
    shown.put("sentence", group.cause().sentence());
    shown.put("hint", group.cause().hint());
    shown.put("orders", group.orders());
    shown.put(
        "examples", group.examples().stream().map(example -> example.key().externalId()).toList());
    return shown;
  }
}
