package io.crossdock.web.signin;

import io.crossdock.access.Sessions;
import io.crossdock.access.SignInTries;
import io.crossdock.access.Users;
import io.crossdock.web.access.Deeds;
import io.crossdock.web.access.LiveSessions;
import io.crossdock.web.access.Person;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;

/**
 * What follows an attempt to sign in: on to the page that was asked for, or back with a reason. All
 * of it, and signing out, is in the audit log.
 */
public final class SignedIn extends SavedRequestAwareAuthenticationSuccessHandler
    implements AuthenticationFailureHandler, LogoutHandler {

  private static final Logger log = LoggerFactory.getLogger(SignedIn.class);

  private final Users users;
  private final Sessions sessions;
  private final SignInTries tries;
  private final Deeds deeds;
  private final InstantSource clock;

  public SignedIn(
      Users users, Sessions sessions, SignInTries tries, Deeds deeds, InstantSource clock) {
    this.users = users;
    this.sessions = sessions;
    this.tries = tries;
    this.deeds = deeds;
    this.clock = clock;
    setDefaultTargetUrl("/dashboard");
    setRequestCache(new PageAskedFor());
  }

  public SignInThrottle throttle() {
    return new SignInThrottle(tries, clock);
  }

  public LiveSessions sessions(Duration idle) {
    return new LiveSessions(users, sessions, clock, idle);
  }

  /** Offers the provider's sign-in beside the one with a password. */
  public void offer(HttpSecurity http, OidcProvider provider) {
    http.oauth2Login(login ->
        login
            .loginPage("/sign-in")
            .clientRegistrationRepository(provider)
            .authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
            .authorizationEndpoint(at -> at.authorizationRequestRepository(new OidcTries(clock)))
            .userInfoEndpoint(info -> info.oidcUserService(provider.people()))
            .successHandler(this)
            .failureHandler(this));
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication who)
      throws ServletException, IOException {
    Instant now = clock.instant();
    long session =
        deeds.together(
            request,
            who.getName(),
            "Signed in",
            () -> {
              if (who.getPrincipal() instanceof Person) {
                tries.succeeded(SignInThrottle.user(request), SignInThrottle.network(request));
                users.signedIn(who.getName(), now);
              }
              @Nullable String agent = request.getHeader("User-Agent");
              return sessions.begin(
                  who.getName(),
                  now,
                  request.getRemoteAddr(),
                  BrowserName.of(agent == null ? "" : agent));
            });
    LiveSessions.begin(request, session, now);
    super.onAuthenticationSuccess(request, response, who);
  }

  /**
   * A database that is away is no wrong password. A name that nobody has is not kept: it may be a
   * password in the wrong field.
   */
  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException, ServletException {
    if (failure instanceof OAuth2AuthenticationException provider) {
      refuse(request, response, provider);
      return;
    }
    if (failure instanceof InternalAuthenticationServiceException) {
      throw new ServletException(failure);
    }
    String who =
        users
            .find(SignInThrottle.user(request))
            .map(account -> account.user().name())
            .orElse("(nobody)");
    deeds.write(request, who, "Sign-in failed", "");
    response.sendRedirect("/sign-in?error");
  }

  private void refuse(
      HttpServletRequest request,
      HttpServletResponse response,
      OAuth2AuthenticationException failure)
      throws IOException {
    boolean noRole = failure.getError().getErrorCode().equals(OidcPeople.NO_ROLE);
    log.warn("a sign-in by OpenID Connect was refused: {}", failure.getError());
    deeds.write(request, "(OIDC)", "Sign-in failed", noRole ? "no role" : "");
    response.sendRedirect("/sign-in?oidc=" + (noRole ? "role" : "failed"));
  }

  @Override
  public void logout(
      HttpServletRequest request, HttpServletResponse response, @Nullable Authentication who) {
    if (who != null) {
      LiveSessions.id(request).ifPresent(id -> sessions.end(id, clock.instant()));
      deeds.write(request, who.getName(), "Signed out", "");
    }
  }
}
