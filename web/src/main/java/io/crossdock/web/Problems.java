package io.crossdock.web;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Refusals as problem+json (RFC 9457). */
@RestControllerAdvice
class Problems {

  @ExceptionHandler(Refused.class)
  ResponseEntity<ProblemDetail> refused(Refused e) {
    return ResponseEntity.status(e.status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem(e));
  }

  static ProblemDetail problem(Refused e) {
    ProblemDetail problem = ProblemDetail.forStatus(HttpStatusCode.valueOf(e.status()));
    problem.setTitle(e.what());
    problem.setDetail(e.faults().isEmpty() ? e.what() : String.join(" ", e.faults()));
    problem.setProperty("faults", e.faults());
    return problem;
  }
}
