package io.crossdock.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Refusals: as problem+json (RFC 9457) for machines, as a page for people. */
@RestControllerAdvice
class Problems {

  private final ErrorPages pages;

  Problems(ErrorPages pages) {
    this.pages = pages;
  }

  @ExceptionHandler(Refused.class)
  ResponseEntity<Object> refused(Refused e, HttpServletRequest request) {
    return pages.refused(request, request.getRequestURI(), e);
  }

  static ProblemDetail problem(Refused e) {
    ProblemDetail problem = ProblemDetail.forStatus(HttpStatusCode.valueOf(e.status()));
    problem.setTitle(e.what());
    problem.setDetail(e.faults().isEmpty() ? e.what() : String.join(" ", e.faults()));
    problem.setProperty("faults", e.faults());
    return problem;
  }
}
