package io.crossdock.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * Who is away at the OpenID provider just now. At most {@link #MOST} at once and for ten minutes
 * each, so that strangers who begin and never come back cost little; the oldest make room. A cookie
 * holds each to the browser that began. Kept by the instance that sent them there. Thread-safe.
 */
final class OidcTries implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

  static final int MOST = 1000;

  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final Keepsake COOKIE = new Keepsake("crossdock-oidc", "/login/oauth2");

  private final InstantSource clock;
  private final Map<String, Try> tries = new LinkedHashMap<>();

  private record Try(OAuth2AuthorizationRequest request, Instant until) {}

  OidcTries(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
    return find(request).map(Try::request).orElse(null);
  }

  @Override
  public void saveAuthorizationRequest(
      @Nullable OAuth2AuthorizationRequest asked,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (asked == null || asked.getState() == null) {
      return;
    }
    synchronized (tries) {
      tries.put(asked.getState(), new Try(asked, clock.instant().plus(LONGEST)));
      var eldest = tries.entrySet().iterator();
      while (tries.size() > MOST) {
        eldest.next();
        eldest.remove();
      }
    }
    COOKIE.write(request, response, asked.getState(), LONGEST);
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
      HttpServletRequest request, HttpServletResponse response) {
    Optional<Try> found = find(request);
    synchronized (tries) {
      found.ifPresent(known -> tries.remove(known.request().getState()));
    }
    COOKIE.drop(request, response);
    return found.map(Try::request).orElse(null);
  }

  private Optional<Try> find(HttpServletRequest request) {
    @Nullable String state = request.getParameter("state");
    if (state == null || !began(request, state)) {
      return Optional.empty();
    }
    synchronized (tries) {
      return Optional.ofNullable(tries.get(state))
          .filter(known -> clock.instant().isBefore(known.until()));
    }
  }

  private static boolean began(HttpServletRequest request, String state) {
    return COOKIE
        .read(request)
        .filter(kept -> MessageDigest.isEqual(bytes(kept), bytes(state)))
        .isPresent();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
