package io.crossdock.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/** Where the product is watched: a shop and an org that know the mix, and its database. */
final class Stage implements AutoCloseable {

  private final Setup setup;
  private final Path root;
  private final Path work;
  private final Mix mix;
  private final Place place;
  private final Known known;

  /**
   * @param name of its log
   */
  Stage(Setup setup, Path root, Path work, String name) throws IOException, SQLException {
    this.setup = setup;
    this.root = root;
    this.work = work;
    this.mix = new Mix(setup);
    this.place = new Place(setup, root, work, name);
    this.known = new Known(work.resolve("database"));
    place.stock(mix);
  }

  Path work() {
    return work;
  }

  Mix mix() {
    return mix;
  }

  Place place() {
    return place;
  }

  Known known() {
    return known;
  }

  /** With these settings beside those that connect it. */
  Product start(Map<String, String> more) throws IOException {
    return new Product(setup, root, work, place, more);
  }

  @Override
  public void close() throws SQLException {
    known.close();
    place.close();
  }
}
