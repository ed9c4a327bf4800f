package io.crossdock.web.access;

import io.crossdock.web.access.Access.Verdict;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** What whoever may not do something is answered; the words come from the error page. */
public final class Refusals {

  private Refusals() {}

  /** Somebody who is known: the role is too low, or there is nothing of the kind. */
  public static AccessDeniedHandler known(Deeds deeds) {
    return (request, response, e) -> {
      int status =
          e instanceof AuthorizationDeniedException denied
                  && denied.getAuthorizationResult() instanceof Verdict verdict
              ? verdict.status()
              : HttpServletResponse.SC_FORBIDDEN;
      if (status == HttpServletResponse.SC_FORBIDDEN) {
        deeds.refused(request);
      }
      response.sendError(status);
    };
  }

  /**
   * A person without a session goes to the sign-in; a part that htmx asks for takes its page along.
   */
  public static AuthenticationEntryPoint people() {
    return (request, response, e) -> {
      String signIn = LiveSessions.ended(request) ? "/sign-in?ended" : "/sign-in";
      if (htmx(request)) {
        response.setHeader("HX-Redirect", signIn);
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      } else {
        response.sendRedirect(signIn);
      }
    };
  }

  /** A script without a good token. */
  public static AuthenticationEntryPoint scripts() {
    return (request, response, e) -> {
      response.setHeader("WWW-Authenticate", "Bearer");
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    };
  }

  public static boolean htmx(HttpServletRequest request) {
    return request.getHeader("HX-Request") != null;
  }
}
