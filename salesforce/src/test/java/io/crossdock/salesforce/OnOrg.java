package io.crossdock.salesforce;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A sandbox org of its own for each test. */
public abstract class OnOrg {

  protected TestOrg sandbox;

  @BeforeEach
  final void openOrg() throws Exception {
    sandbox = new TestOrg();
  }

  @AfterEach
  final void closeOrg() throws Exception {
    sandbox.close();
  }
}
