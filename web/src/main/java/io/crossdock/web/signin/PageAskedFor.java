package io.crossdock.web.signin;

import io.crossdock.web.access.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;

/**
 * Remembers in the browser which page somebody wanted before signing in: its path and no more, and
 * never a part of a page. What comes back from the browser leads to a page of this console or
 * nowhere.
 */
public final class PageAskedFor implements RequestCache {

  private static final Keepsake COOKIE = new Keepsake("crossdock-asked", "/");
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final int LONGEST = 1000;

  @Override
  public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
    if (request.getMethod().equals("GET") && !Refusals.htmx(request)) {
      String query = request.getQueryString();
      String path = request.getRequestURI() + (query == null ? "" : "?" + query);
      if (path.length() <= LONGEST) {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        COOKIE.write(request, response, Base64.getUrlEncoder().encodeToString(bytes), KEPT);
      }
    }
  }

  @Override
  public @Nullable SavedRequest getRequest(
      HttpServletRequest request, HttpServletResponse response) {
    return COOKIE
        .read(request)
        .flatMap(PageAskedFor::decoded)
        .filter(PageAskedFor::ours)
        .map(SimpleSavedRequest::new)
        .orElse(null);
  }

  /** The page is asked for anew, by the redirect. */
  @Override
  public @Nullable HttpServletRequest getMatchingRequest(
      HttpServletRequest request, HttpServletResponse response) {
    return null;
  }

  @Override
  public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
    COOKIE.drop(request, response);
  }

  static boolean ours(String path) {
    return path.matches("/([^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]*)?");
  }

  private static Optional<String> decoded(String value) {
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // not written by us
    }
  }
}
