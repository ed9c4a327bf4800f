package io.crossdock.web.watch;

import io.crossdock.core.port.work.Gates;
import io.crossdock.core.port.work.Gates.Remote;
import io.crossdock.web.answer.Refused;
import io.crossdock.web.answer.SeeOther;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** "Try now": a system that is left alone is tried at once, by one order or one question. */
@RestController
public class GateTries {

  private final Gates gates;

  GateTries(Gates gates) {
    this.gates = gates;
  }

  @PostMapping("/queue/try/{remote}")
  ResponseEntity<Void> button(@PathVariable("remote") String remote) {
    gates.tryNow(remote(remote));
    return SeeOther.at("/queue");
  }

  /** {@code wasClosed} false: there was nothing to try, it is not left alone. */
  @PostMapping("/api/v1/gates/{remote}/try")
  ResponseEntity<Map<String, Object>> script(@PathVariable("remote") String remote) {
    return ResponseEntity.accepted().body(Map.of("wasClosed", gates.tryNow(remote(remote))));
  }

  private static Remote remote(String name) {
    Optional<Remote> remote =
        Stream.of(Remote.values())
            .filter(r -> r.name().toLowerCase(Locale.ROOT).equals(name))
            .findFirst();
    return remote.orElseThrow(() ->
        new Refused(
            404, "No such system", List.of("remote: \"" + name + "\" is neither shop nor org.")));
  }
}
