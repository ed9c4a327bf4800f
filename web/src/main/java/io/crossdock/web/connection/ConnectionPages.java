package io.crossdock.web.connection;

import io.crossdock.access.Role;
import io.crossdock.access.ShopModule;
import io.crossdock.access.ShopModule.Pairing;
import io.crossdock.core.guard.KnownSystems;
import io.crossdock.core.policy.Fault;
import io.crossdock.core.port.settings.ConnectionCheck.Row;
import io.crossdock.core.port.settings.Connections;
import io.crossdock.core.port.settings.Connections.Answer;
import io.crossdock.core.port.settings.Connections.Field;
import io.crossdock.core.port.settings.Connections.Phase;
import io.crossdock.core.port.settings.Connections.Setup;
import io.crossdock.core.port.work.Gates.Remote;
import io.crossdock.web.access.Deeds;
import io.crossdock.web.access.Keeping;
import io.crossdock.web.access.Tokens;
import io.crossdock.web.access.TypedSecrets;
import io.crossdock.web.answer.Faults;
import io.crossdock.web.answer.Form;
import io.crossdock.web.answer.Refused;
import io.crossdock.web.answer.SeeOther;
import io.crossdock.web.answer.Show;
import io.crossdock.web.answer.Surroundings;
import io.crossdock.web.connection.ConnectionsModel.BeginsAnew;
import io.crossdock.web.connection.ConnectionsModel.Stranger;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** "Connections": the shop and the org, "Test connection", and Start. */
@RestController
@RequestMapping(path = "/connections", produces = MediaType.TEXT_HTML_VALUE)
public class ConnectionPages {

  private final Connections connections;
  private final KnownSystems known;
  private final ShopModule module;
  private final Surroundings around;

  /** Told apart by this, the console that begins anew is not taken for the one that ends. */
  private final String began = UUID.randomUUID().toString();

  ConnectionPages(
      Connections connections, KnownSystems known, ShopModule module, Surroundings around) {
    this.connections = connections;
    this.known = known;
    this.module = module;
    this.around = around;
  }

  @GetMapping
  String page(HttpServletRequest request, Form asked) {
    boolean started = connections.phase() == Phase.STARTED;
    String done = asked.has("started") && started ? "started" : asked.has("saved") ? "saved" : "";
    return show(request, Map.of(), Map.of(), Map.of(), "", done);
  }

  /** The rows of one side, with what is typed but not saved. */
  @PostMapping("/check/{side}")
  ResponseEntity<String> check(
      HttpServletRequest request, @PathVariable("side") String side, Form sent) {
    Optional<Remote> remote = remote(side);
    if (remote.isEmpty()) {
      return ResponseEntity.notFound().build();
    }
    Map<String, String> typed = typed(request, sent);
    note(request, connections.address(remote.get(), typed));
    List<Row> rows = connections.check(remote.get(), typed);
    if (request.getHeader("HX-Request") == null) {
      return ResponseEntity.ok(show(request, typed, Map.of(), Map.of(remote.get(), rows), "", ""));
    }
    return ResponseEntity.ok(around.templates().part(request, "checkrows", rows));
  }

  @PostMapping
  ResponseEntity<String> save(
      HttpServletRequest request, Form sent, Principal person, Keeping keeping) {
    Map<String, String> typed = typed(request, sent);
    note(request, connections, typed);
    return answer(request, typed, connections.save(typed, person.getName()), "saved", keeping);
  }

  /** Tells the audit log where requests go. */
  static void note(HttpServletRequest request, Connections connections, Map<String, String> typed) {
    for (Remote remote : Remote.values()) {
      String address = connections.address(remote, typed);
      note(
          request, address.isEmpty() ? "" : remote.name().toLowerCase(Locale.ROOT) + " " + address);
    }
  }

  static void note(HttpServletRequest request, String subject) {
    if (!subject.isEmpty()) {
      Deeds.note(request, subject);
    }
  }

  @PostMapping("/start")
  ResponseEntity<String> start(HttpServletRequest request, Principal person, Keeping keeping) {
    return answer(request, Map.of(), connections.start(person.getName()), "started", keeping);
  }

  /**
   * A token and a secret of its own, shown this once; those of the module before end with it. The
   * token may change what the role may that was chosen.
   */
  @PostMapping("/module")
  ResponseEntity<String> pair(
      HttpServletRequest request,
      @RequestParam(name = "role", defaultValue = "") String chosen,
      Principal person) {
    Role role =
        Stream.of(Role.values())
            .filter(r -> r.name().equalsIgnoreCase(chosen))
            .findFirst()
            .orElseThrow(() ->
                new Refused(
                    400,
                    "Nothing was paired",
                    List.of("role: must be viewer, operator or admin.")));
    String token = Tokens.make();
    String secret = Tokens.make();
    module.pair(
        new Pairing(role, person.getName(), around.clock().instant()), Tokens.hash(token), secret);
    Deeds.note(request, "role " + Show.code(role));
    var pairing = new LinkedHashMap<String, String>();
    pairing.put("url", ModuleApi.address(around.config()));
    pairing.put("token", token);
    pairing.put("secret", secret);
    pairing.put("connection", around.config().connection());
    String text =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(JsonMapper.shared().writeValueAsBytes(pairing));
    return ResponseEntity.status(HttpStatus.CREATED)
        .body(show(request, Map.of(), Map.of(), Map.of(), text, ""));
  }

  /**
   * That the shop or the org which is connected now is meant, although this Crossdock belonged to
   * another: the very one that the page named.
   */
  @PostMapping("/confirm/{side}")
  ResponseEntity<String> confirm(
      HttpServletRequest request,
      @PathVariable("side") String side,
      @RequestParam(name = "meant", defaultValue = "") String meant,
      Principal person) {
    Remote remote =
        remote(side)
            .orElseThrow(
                () -> new Refused(404, "No such side", List.of("It must be shop or org.")));
    if (known.another(remote).filter(meant::equals).isEmpty()) {
      throw new Refused(
          409,
          "Nothing was confirmed",
          List.of("Another system is connected by now, or this one was confirmed. Look again."));
    }
    Deeds.note(request, known.known(remote).orElse("") + " -> " + meant);
    known.confirm(remote, meant, person.getName());
    return SeeOther.at("/connections");
  }

  private ResponseEntity<String> answer(
      HttpServletRequest request,
      Map<String, String> sent,
      Answer answer,
      String done,
      Keeping keeping) {
    if (answer.refused()) {
      return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
          .body(show(request, sent, answer.faults()));
    }
    keeping.keep(answer::carryOut);
    var model = new BeginsAnew(began, "/connections?" + done);
    return ResponseEntity.ok(around.templates().page(request, "beginsanew", "Connections", model));
  }

  private String show(
      HttpServletRequest request, Map<String, String> sent, Map<String, String> faults) {
    return show(request, sent, faults, Map.of(), "", "");
  }

  /** What was typed stays on the page; its secrets stay here. */
  private String show(
      HttpServletRequest request,
      Map<String, String> sent,
      Map<String, String> faults,
      Map<Remote, List<Row>> rows,
      String pairing,
      String done) {
    ShopModule.Known paired = module.known();
    String misfit = new ModuleVersion(paired.version()).sentence();
    Setup setup = connections.setup();
    var secrets = new HashMap<String, String>();
    var labels = new HashMap<String, String>();
    for (Field field : setup.fields()) {
      labels.put(field.key(), setup.label(field.key()));
      if (field.secret()) {
        secrets.put(field.key(), sent.getOrDefault(field.key(), ""));
      }
    }
    var told = new ArrayList<Fault>();
    setup.fields().stream()
        .filter(field -> faults.containsKey(field.key()))
        .forEach(field -> told.add(new Fault(field.key(), faults.getOrDefault(field.key(), ""))));
    faults.entrySet().stream()
        .filter(fault -> !labels.containsKey(fault.getKey()))
        .forEach(fault -> told.add(new Fault(fault.getKey(), fault.getValue())));
    var model =
        new ConnectionsModel(
            setup,
            sent,
            new Faults(told, labels),
            TypedSecrets.keep(request, secrets, around.clock().instant()),
            rows,
            strangers(),
            new ConnectionsModel.Module(paired, pairing, misfit, around.clock().instant()),
            done,
            began);
    return around.templates().page(request, "connections", "Connections", model);
  }

  private Map<Remote, Stranger> strangers() {
    var strangers = new EnumMap<Remote, Stranger>(Remote.class);
    for (Remote remote : Remote.values()) {
      known
          .another(remote)
          .ifPresent(another ->
              strangers.put(remote, new Stranger(known.known(remote).orElse(""), another)));
    }
    return strangers;
  }

  /** With the secrets of a form that was refused before, where none was typed anew. */
  private Map<String, String> typed(HttpServletRequest request, Form sent) {
    Form all =
        sent.filled(TypedSecrets.kept(request, sent.exact("kept"), around.clock().instant()));
    return all.sent().keySet().stream()
        .filter(key -> key.startsWith("CROSSDOCK_"))
        .collect(Collectors.toMap(key -> key, all::exact));
  }

  static Optional<Remote> remote(String side) {
    return switch (side.toLowerCase(Locale.ROOT)) {
      case "shop" -> Optional.of(Remote.SHOP);
      case "org" -> Optional.of(Remote.ORG);
      default -> Optional.empty();
    };
  }
}
