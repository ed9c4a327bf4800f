package io.crossdock.store.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.access.ApiTokens;
import io.crossdock.access.ApiTokens.Token;
import io.crossdock.access.Role;
import io.crossdock.store.OnPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoredApiTokensIT extends OnPostgres {

  private static final Instant T0 = Instant.parse("2026-11-25T10:00:00Z");

  @Test
  void aTokenIsKnownByItsHashUntilItIsRevoked() {
    ApiTokens tokens = store.apiTokens();
    assertThat(tokens.add("shipping", Role.OPERATOR, "h1", "ada", T0)).isTrue();
    assertThat(tokens.add("Shipping", Role.ADMIN, "h2", "ada", T0)).as("taken").isFalse();
    assertThat(tokens.use("h2", T0)).isEmpty();

    Token token = tokens.use("h1", T0).orElseThrow();
    assertThat(token.role()).isEqualTo(Role.OPERATOR);
    assertThat(token.createdBy()).isEqualTo("ada");
    assertThat(token.lastUsedAt()).isEmpty();
    tokens.use("h1", T0.plusSeconds(59));
    assertThat(lastUse(tokens)).as("to the minute").contains(T0);
    tokens.use("h1", T0.plus(Duration.ofMinutes(2)));
    assertThat(lastUse(tokens)).contains(T0.plus(Duration.ofMinutes(2)));

    assertThat(tokens.revoke(token.id())).map(Token::name).contains("shipping");
    assertThat(tokens.revoke(token.id())).isEmpty();
    assertThat(tokens.use("h1", T0)).isEmpty();
  }

  private static Optional<Instant> lastUse(ApiTokens tokens) {
    return tokens.all().getFirst().lastUsedAt();
  }
}
