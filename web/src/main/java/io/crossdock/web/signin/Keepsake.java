package io.crossdock.web.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value that the browser keeps for us for a while, out of the reach of scripts and of other
 * sites. What comes back may be anything.
 *
 * @param path below which the browser sends it
 */
record Keepsake(String name, String path) {

  Optional<String> read(HttpServletRequest request) {
    Cookie @Nullable [] all = request.getCookies();
    return all == null
        ? Optional.empty()
        : Arrays.stream(all)
            .filter(cookie -> cookie.getName().equals(name))
            .map(Cookie::getValue)
            .findFirst();
  }

  void write(
      HttpServletRequest request, HttpServletResponse response, String value, Duration kept) {
    var cookie = new Cookie(name, value);
    cookie.setHttpOnly(true);
    cookie.setSecure(request.isSecure());
    cookie.setPath(path);
    cookie.setMaxAge((int) kept.toSeconds());
    cookie.setAttribute("SameSite", "Lax");
    response.addCookie(cookie);
  }

  void drop(HttpServletRequest request, HttpServletResponse response) {
    write(request, response, "", Duration.ZERO);
  }
}
