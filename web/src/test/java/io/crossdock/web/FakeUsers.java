package io.crossdock.web;

import io.crossdock.access.Role;
import io.crossdock.access.Users;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** Users in memory, with the rules of the real ones. */
public final class FakeUsers implements Users {

  private final Map<String, Account> accounts = new ConcurrentSkipListMap<>();
  private final AtomicLong stamps = new AtomicLong();

  @Override
  public List<User> all() {
    return accounts.values().stream().map(Account::user).toList();
  }

  @Override
  public Optional<Account> find(String name) {
    return Optional.ofNullable(accounts.get(name.toLowerCase(Locale.ROOT)));
  }

  @Override
  public boolean first(String name, String passwordHash, Instant at) {
    return accounts.isEmpty() && add(name, passwordHash, Role.ADMIN, at);
  }

  @Override
  public boolean add(String name, String passwordHash, Role role, Instant at) {
    if (find(name).isPresent()) {
      return false;
    }
    put(new User(name, role, true, at, Optional.empty()), passwordHash);
    return true;
  }

  @Override
  public Change change(String name, Role role, boolean active) {
    Optional<Account> found = find(name);
    if (found.isEmpty()) {
      return Change.UNKNOWN;
    }
    User user = found.get().user();
    boolean last =
        accounts.values().stream()
            .map(Account::user)
            .filter(u -> u.active() && u.role() == Role.ADMIN)
            .allMatch(user::equals);
    if (last && !(active && role == Role.ADMIN)) {
      return Change.LAST_ADMIN;
    }
    put(
        new User(user.name(), role, active, user.createdAt(), user.lastSignInAt()),
        found.get().passwordHash());
    return Change.DONE;
  }

  @Override
  public Change remove(String name) {
    Change change = change(name, Role.VIEWER, false);
    if (change == Change.DONE) {
      accounts.remove(name.toLowerCase(Locale.ROOT));
    }
    return change;
  }

  @Override
  public Change password(String name, String passwordHash) {
    find(name).ifPresent(account -> put(account.user(), passwordHash));
    return find(name).isPresent() ? Change.DONE : Change.UNKNOWN;
  }

  @Override
  public void signedIn(String name, Instant at) {}

  private void put(User user, String passwordHash) {
    accounts.put(
        user.name().toLowerCase(Locale.ROOT),
        new Account(user, passwordHash, stamps.incrementAndGet()));
  }
}
