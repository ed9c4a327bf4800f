package io.crossdock.acceptance;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Several instances on one PostgreSQL, between two wires, that are killed, stalled and stopped. */
final class Fleet implements AutoCloseable {

  /** Longer than a lease and the time until somebody notices that it has ended. */
  private static final Duration STALL = Duration.ofSeconds(26);

  private final Place place;
  private final Path data;
  private final SharedDatabase database;
  private final Wire shop;
  private final Wire org;
  private final List<Service> services = new ArrayList<>();
  private Optional<Service> stalled = Optional.empty();
  private Instant since = Instant.EPOCH;

  Fleet(Place place, Path data, int instances) throws IOException {
    this.place = place;
    this.data = data;
    this.database = new SharedDatabase(data);
    this.shop = new Wire(place.shopUrl());
    this.org = new Wire(place.orgUrl());
    for (int i = 0; i < instances; i++) {
      services.add(start());
    }
    services.forEach(Service::url);
  }

  Wire shop() {
    return shop;
  }

  Wire org() {
    return org;
  }

  SharedDatabase database() {
    return database;
  }

  /** One that runs; at least one always does. */
  Service running(int drawn) {
    List<Service> running =
        services.stream()
            .filter(Service::isAlive)
            .filter(service -> stalled.filter(service::equals).isEmpty())
            .toList();
    return running.get(Math.floorMod(drawn, running.size()));
  }

  /** Stalls one, unless another is stalled already. */
  void stall(int drawn) {
    if (stalled.isEmpty()) {
      Service service = running(drawn);
      service.signal("STOP");
      stalled = Optional.of(service);
      since = Instant.now();
    }
  }

  /** Lets the stalled one go on when it has certainly lost its lease; whether it did. */
  boolean resumeWhoLostItsLease() {
    if (stalled.isEmpty() || Duration.between(since, Instant.now()).compareTo(STALL) < 0) {
      return false;
    }
    resume();
    return true;
  }

  void resume() {
    stalled.filter(Service::isAlive).ifPresent(service -> service.signal("CONT"));
    stalled = Optional.empty();
  }

  /** Starts others in place of those that have ended. */
  void revive() {
    for (int i = 0; i < services.size(); i++) {
      if (!services.get(i).isAlive()) {
        services.set(i, start());
      }
    }
  }

  /** All run and are ready. */
  void ready() {
    resume();
    revive();
    services.forEach(Service::url);
  }

  private Service start() {
    return place.service(
        data,
        Map.of(
            "CROSSDOCK_DATABASE_URL", database.url(),
            "CROSSDOCK_SHOP_URL", shop.url(),
            "CROSSDOCK_ORG_URL", org.url(),
            "CROSSDOCK_ORG_LONGEST_REQUEST", "15"));
  }

  @Override
  public void close() {
    services.forEach(Service::close);
    shop.close();
    org.close();
    database.close();
  }
}
