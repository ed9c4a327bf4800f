package io.crossdock.acceptance;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One place, and an admin signed in at its console in a real browser. */
abstract class AtTheConsole extends InOnePlace {

  @RegisterExtension final Staff staff = new Staff();

  AtTheConsole(int orders) {
    super(orders);
  }

  @BeforeAll
  void signIn() {
    staff.signIn(crossdock.url(), "admin", "admin");
  }
}
