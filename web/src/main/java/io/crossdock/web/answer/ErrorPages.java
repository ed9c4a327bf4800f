package io.crossdock.web.answer;

import io.crossdock.web.access.ActingUser;
import io.crossdock.web.front.BareErrors;
import io.crossdock.web.front.BodyLimit;
import io.crossdock.web.front.OddText;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What went wrong outside a handler: a page for people, problem+json for machines. */
@RestController
public class ErrorPages implements ErrorController {

  private final Templates templates;

  ErrorPages(Templates templates) {
    this.templates = templates;
  }

  @RequestMapping("/error")
  ResponseEntity<Object> error(HttpServletRequest request) {
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : 404;
    Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    Object cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    Refused refused =
        DatabaseTrouble.in(cause instanceof Throwable thrown ? thrown : null)
            .or(() ->
                ActingUser.refusal(request)
                    .map(why -> new Refused(status, "Nobody may be spoken for", List.of(why))))
            .or(() -> odd(request))
            .orElseGet(() -> known(status, String.valueOf(path)));
    return refused(request, String.valueOf(path), refused);
  }

  ResponseEntity<Object> refused(HttpServletRequest request, String path, Refused e) {
    boolean machine =
        path.startsWith("/api/") || path.startsWith("/hooks/") || path.startsWith("/actuator/");
    return machine
        ? ResponseEntity.status(e.status())
            .contentType(MediaType.APPLICATION_PROBLEM_JSON)
            .body(Problems.problem(e))
        : ResponseEntity.status(e.status())
            .contentType(MediaType.TEXT_HTML)
            .body(
                templates.page(request, "error", e.what(), new ErrorModel(e.status(), e.faults())));
  }

  private static Optional<Refused> odd(HttpServletRequest request) {
    List<String> odd = OddText.told(request);
    return odd.isEmpty()
        ? Optional.empty()
        : Optional.of(new Refused(400, "The request can't be read", odd));
  }

  /** Of a request that came to no handler, not even to know who sent it. */
  @Bean
  static BareErrors.Words wordsOfBareErrors(Templates templates) {
    return status -> {
      var refused = status < 500 ? unreadable() : known(status, "");
      return templates.alone("error", refused.what(), new ErrorModel(status, refused.faults()));
    };
  }

  private static Refused unreadable() {
    return new Refused(
        400,
        "The request can't be read",
        List.of(
            "Its address or its headers are too long, or hold what no address has.",
            "Open the page by the menu. If it comes again, clear this site's cookies."));
  }

  static Refused tooLarge(int most) {
    return new Refused(
        413,
        "The request is too large",
        List.of("body: at most " + most / 1024 + " KiB are read here; send it in parts."));
  }

  private static Refused known(int status, String path) {
    return switch (status) {
      case 413 -> tooLarge(BodyLimit.most(path));
      case 421 -> strangeName();
      case 401 ->
          new Refused(
              401,
              "The API token is missing or wrong",
              List.of(
                  "Authorization: send \"Bearer\" and a token. An admin makes tokens on the page"
                      + " Users; the one of CROSSDOCK_API_TOKEN works too."));
      case 403 ->
          new Refused(
              403,
              "You may not do this",
              List.of(
                  "Your role does not allow it, or the page was open for too long. Go back, reload"
                      + " the page and try again; an admin can change your role."));
      case 404 ->
          new Refused(404, "There is no such page", List.of("Check the address, or use the menu."));
      case 405 ->
          new Refused(
              405,
              "That is not how this address works",
              List.of("Open the page by the menu; scripts find each call in /api/openapi.json."));
      case 406, 415 ->
          new Refused(
              status,
              "This form of data is not known here",
              List.of("Scripts send and take application/json, see /api/openapi.json."));
      default -> other(status);
    };
  }

  private static Refused strangeName() {
    return new Refused(
        421,
        "Crossdock does not answer under this name",
        List.of(
            "Whoever runs Crossdock: name the address that people open in CROSSDOCK_URL, such as"
                + " https://crossdock.example.com; the proxy must leave Host as it is."));
  }

  private static Refused other(int status) {
    return status < 500
        ? new Refused(status, "The request can't be read", List.of("Go back and try again."))
        : new Refused(
            status,
            "Something broke in Crossdock",
            List.of(
                "Nothing was saved in part. Try again; if it comes again, the log of the service"
                    + " tells more."));
  }
}
