package io.crossdock.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/**
 * What proves that a form comes from a page of ours. Whoever is signed in has it in the session;
 * before that it is in a cookie, so that a stranger's request keeps nothing here.
 */
public final class FormTokens implements CsrfTokenRepository {

  private static final Duration LONGEST = Duration.ofHours(1);

  private final CsrfTokenRepository session = new HttpSessionCsrfTokenRepository();
  private final CookieCsrfTokenRepository cookie = new CookieCsrfTokenRepository();

  public FormTokens() {
    cookie.setCookieName("crossdock-form");
    cookie.setHeaderName("X-CSRF-TOKEN");
    cookie.setCookieCustomizer(
        made -> made.httpOnly(true).sameSite("Strict").path("/").maxAge(LONGEST));
  }

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    return of(request).generateToken(request);
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    if (token == null || request.getSession(false) == null) {
      cookie.saveToken(token, request, response);
    }
    if (request.getSession(false) != null) {
      session.saveToken(token, request, response);
    }
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    return of(request).loadToken(request);
  }

  private CsrfTokenRepository of(HttpServletRequest request) {
    return request.getSession(false) == null ? cookie : session;
  }
}
