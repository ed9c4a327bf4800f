package io.crossdock.web.signin;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;

/**
 * The provider, asked for its addresses when somebody first needs them: one that is away keeps
 * nobody from starting Crossdock or from signing in with a password. Thread-safe.
 */
public final class OidcProvider implements ClientRegistrationRepository {

  private static final Logger log = LoggerFactory.getLogger(OidcProvider.class);

  private static final String ID = "oidc";

  private final Optional<Oidc> settings;
  private volatile @Nullable ClientRegistration known;

  /**
   * @param settings empty = people sign in with passwords alone
   */
  public OidcProvider(Optional<Oidc> settings) {
    this.settings = settings;
  }

  public boolean offered() {
    return settings.isPresent();
  }

  /** Where to send whoever signs in; empty when the provider does not answer. */
  public Optional<String> door() {
    return Optional.ofNullable(findByRegistrationId(ID)).map(r -> "/oauth2/authorization/" + ID);
  }

  OidcPeople people() {
    return new OidcPeople(settings.orElseThrow());
  }

  @Override
  public @Nullable ClientRegistration findByRegistrationId(String id) {
    if (known == null && settings.isPresent() && id.equals(ID)) {
      known = discover(settings.get());
    }
    return id.equals(ID) ? known : null;
  }

  /** The innermost one's: a text may quote what was sent or answered. */
  private static String kind(Throwable e) {
    Throwable cause = e.getCause();
    return cause == null ? e.getClass().getSimpleName() : kind(cause);
  }

  private static @Nullable ClientRegistration discover(Oidc oidc) {
    try {
      return ClientRegistrations.fromIssuerLocation(oidc.issuer())
          .registrationId(ID)
          .clientId(oidc.clientId())
          .clientSecret(oidc.clientSecret())
          .scope("openid", "profile", "email")
          .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
          .clientSettings(ClientRegistration.ClientSettings.builder().requireProofKey(true).build())
          .build();
    } catch (RuntimeException e) {
      log.warn(
          "the OpenID provider {} can't be used ({}); it is asked again at the next sign-in",
          oidc.issuer(),
          kind(e));
      return null;
    }
  }
}
