package io.crossdock.web;

import io.crossdock.access.ShopModule;
import io.crossdock.core.policy.NoticeTrail;
import java.time.Instant;
import java.util.Optional;

/** The module in memory; its token is among the fake ones. */
final class FakeModule implements ShopModule {

  Optional<String> secret = Optional.empty();
  Known known = new Known(Optional.empty(), "", Optional.empty(), NoticeTrail.NONE);
  private final FakeTokens tokens;

  FakeModule(FakeTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public void pair(Pairing pairing, String tokenHash, String made) {
    tokens.pair(pairing.role(), tokenHash, pairing.by(), pairing.at());
    secret = Optional.of(made);
    known = new Known(Optional.of(pairing), "", Optional.empty(), NoticeTrail.NONE);
  }

  @Override
  public Optional<String> secret() {
    return secret;
  }

  @Override
  public void called(String version, Instant at) {
    known = new Known(known.pairing(), version, Optional.of(at), known.notices());
  }

  @Override
  public void noticed(long number, long unsent, String version, Instant at) {
    known =
        new Known(
            known.pairing(),
            version.isEmpty() ? known.version() : version,
            known.called(),
            known.notices().heard(number, unsent, at));
  }

  @Override
  public Known known() {
    return known;
  }
}
