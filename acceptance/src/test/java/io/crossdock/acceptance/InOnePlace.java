package io.crossdock.acceptance;

import io.crossdock.app.Crossdock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A shop, an org and one Crossdock between them, for all tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // all are there before the first test
abstract class InOnePlace {

  private final int orders;

  Place place;
  Crossdock crossdock;
  Api api;

  /**
   * @param orders the shop has from the start
   */
  InOnePlace(int orders) {
    this.orders = orders;
  }

  /** Asked when the shop and its orders are there. */
  Map<String, String> settings() {
    return Map.of();
  }

  @BeforeAll
  void open(@TempDir Path data) throws IOException {
    place = new Place(orders);
    crossdock = place.crossdock(data, settings());
    api = new Api(crossdock.url());
  }

  @AfterAll
  void close() throws IOException {
    crossdock.close();
    place.close();
  }
}
