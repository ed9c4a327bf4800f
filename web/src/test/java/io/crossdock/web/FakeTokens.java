package io.crossdock.web;

import io.crossdock.access.ApiTokens;
import io.crossdock.access.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Tokens in memory, by hash. */
public final class FakeTokens implements ApiTokens {

  public final Map<String, Token> byHash = new ConcurrentSkipListMap<>();

  @Override
  public List<Token> all() {
    return List.copyOf(byHash.values());
  }

  @Override
  public Optional<Token> use(String hash, Instant at) {
    return Optional.ofNullable(
        byHash.computeIfPresent(
            hash,
            (key, t) ->
                new Token(
                    t.id(),
                    t.name(),
                    t.role(),
                    t.createdBy(),
                    t.createdAt(),
                    Optional.of(at),
                    t.module())));
  }

  @Override
  public boolean add(String name, Role role, String hash, String createdBy, Instant at) {
    if (all().stream().anyMatch(token -> token.name().equalsIgnoreCase(name))) {
      return false;
    }
    long id = byHash.size() + 1L;
    byHash.put(hash, new Token(id, name, role, createdBy, at, Optional.empty(), false));
    return true;
  }

  /** The module's, instead of the one it had. */
  void pair(Role role, String hash, String createdBy, Instant at) {
    byHash.values().removeIf(Token::module);
    byHash.put(
        hash, new Token(byHash.size() + 1L, "module", role, createdBy, at, Optional.empty(), true));
  }

  @Override
  public Optional<Token> revoke(long id) {
    Optional<Token> found = all().stream().filter(token -> token.id() == id).findFirst();
    byHash.values().removeIf(token -> token.id() == id);
    return found;
  }
}
