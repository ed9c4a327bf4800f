package io.crossdock.web.watch;

import io.crossdock.core.port.work.Operations;
import io.crossdock.core.port.work.Operations.Again;
import io.crossdock.core.view.QueueView;
import io.crossdock.web.access.Deeds;
import io.crossdock.web.answer.Form;
import io.crossdock.web.answer.SeeOther;
import io.crossdock.web.answer.Show;
import io.crossdock.web.answer.Surroundings;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** "Queue": what runs, waits and is blocked; failures by cause, each group with its button. */
@RestController
@RequestMapping(path = "/queue", produces = MediaType.TEXT_HTML_VALUE)
public class QueuePages {

  static final int GROUPS = 50;

  private final QueueView queue;
  private final Operations operations;
  private final Surroundings around;

  QueuePages(QueueView queue, Operations operations, Surroundings around) {
    this.queue = queue;
    this.operations = operations;
    this.around = around;
  }

  @GetMapping
  String page(HttpServletRequest request, Form asked) {
    String operation = around.operation(asked);
    var model = new QueueModel(now(), asked.whole("again"), operation);
    return around.templates().page(request, "queue", "Queue", model);
  }

  /** The figures and groups alone, asked for again and again. */
  @GetMapping("/now")
  String part(HttpServletRequest request) {
    return around.templates().part(request, "queuenow", now());
  }

  @PostMapping("/again")
  ResponseEntity<Void> again(
      HttpServletRequest request,
      @RequestParam(name = "cause", defaultValue = "") String cause,
      Principal person) {
    Again again = operations.tryAgain(cause, person.getName(), around.clock().instant());
    Deeds.note(request, Show.orders(again.orders()));
    String at = SeeOther.with("/queue", "again", again.orders());
    return again
        .operation()
        .<ResponseEntity<Void>>map(id -> SeeOther.at(at, "operation", id))
        .orElseGet(() -> SeeOther.at(at));
  }

  private QueueModel.Now now() {
    return new QueueModel.Now(queue.lanes(), queue.groups(GROUPS));
  }
}
