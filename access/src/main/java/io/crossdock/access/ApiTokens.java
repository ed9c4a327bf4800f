package io.crossdock.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tokens that scripts show instead of a password; one list for all instances. Only hashes are kept:
 * a token that is lost is revoked and made anew. Thread-safe.
 */
public interface ApiTokens {

  /** By name. */
  List<Token> all();

  /**
   * Whose hash this is; remembers the use, to the minute. A token of another connection's module is
   * none.
   */
  Optional<Token> use(String hash, Instant at);

  /** Nothing happens when the name is taken. */
  boolean add(String name, Role role, String hash, String createdBy, Instant at);

  /** Works from the next request on, on every instance; gives what was revoked. */
  Optional<Token> revoke(long id);

  /**
   * @param name of the script that has it
   * @param module made for the Magento Admin module: it may say for whom it speaks
   */
  record Token(
      long id,
      String name,
      Role role,
      String createdBy,
      Instant createdAt,
      Optional<Instant> lastUsedAt,
      boolean module) {}
}
