package io.crossdock.web.answer;

import io.crossdock.web.front.BodyLimit;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.databind.JsonNode;

/** Refusals: as problem+json (RFC 9457) for machines, as a page for people. */
@RestControllerAdvice
public class Problems {

  /** Right bodies of API calls, for whoever sent a wrong one. */
  public interface Examples {

    /** Of the call that was made; empty = it takes none. */
    Optional<JsonNode> body(HttpServletRequest request);
  }

  private final ErrorPages pages;
  private final Examples examples;

  Problems(ErrorPages pages, Examples examples) {
    this.pages = pages;
    this.examples = examples;
  }

  @ExceptionHandler(Refused.class)
  ResponseEntity<Object> refused(Refused e, HttpServletRequest request) {
    ResponseEntity<Object> answer = pages.refused(request, request.getRequestURI(), e);
    if (e.status() == 400 && answer.getBody() instanceof ProblemDetail problem) {
      examples.body(request).ifPresent(body -> problem.setProperty("example", body));
    }
    return answer;
  }

  /** What can't be read at all; a body that is too large says so. */
  @ExceptionHandler(HttpMessageNotReadableException.class)
  ResponseEntity<Object> unreadable(HttpMessageNotReadableException e, HttpServletRequest request) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BodyLimit.TooLarge large) {
        return refused(ErrorPages.tooLarge(large.most()), request);
      }
    }
    return refused(
        new Refused(400, "The body can't be read", List.of("body: is missing or cut off.")),
        request);
  }

  static ProblemDetail problem(Refused e) {
    ProblemDetail problem = ProblemDetail.forStatus(HttpStatusCode.valueOf(e.status()));
    problem.setTitle(e.what());
    problem.setDetail(e.faults().isEmpty() ? e.what() : String.join(" ", e.faults()));
    problem.setProperty("faults", e.faults());
    return problem;
  }
}
