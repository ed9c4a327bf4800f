package io.crossdock.salesforce.people;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.port.org.CustomerLinks.Person;
import java.util.Optional;

/** Whom an order belongs to in the org. */
public sealed interface Whose {

  /** The Contact is there. */
  record Known(Person person) implements Whose {}

  /**
   * The Contact is to be made.
   *
   * @param accountId below this Account; empty: made too
   */
  record New(Optional<String> accountId) implements Whose {}

  /** A person must decide first. */
  record Stop(Failure failure) implements Whose {}
}
