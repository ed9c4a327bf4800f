package io.crossdock.core.engine.send;

import io.crossdock.core.engine.trouble.Attempt;
import io.crossdock.core.port.org.Org.Prepared.Ready;
import java.util.Optional;

/** One order that is ready to be written. */
public record Waiting(Attempt attempt, Ready ready) {

  /** Who would be created with this order; empty when the org knows the customer. */
  Optional<String> newcomer() {
    String email = ready.plan().customer().email();
    return ready.contactId().isPresent()
        ? Optional.empty()
        : Optional.of(email.isEmpty() ? customer() : email);
  }

  /** The customer's external id: several may share an e-mail. */
  String customer() {
    return ready.plan().customer().externalId();
  }

  /** What no two requests in flight may share: a row lock in the org, or a customer being made. */
  String exclusive() {
    return newcomer()
        .map(person -> "new " + person)
        .or(() -> ready.accountId())
        .orElseGet(this::customer);
  }
}
