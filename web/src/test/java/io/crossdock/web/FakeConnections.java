package io.crossdock.web;

import io.crossdock.core.order.Order;
import io.crossdock.core.port.settings.ConnectionCheck.Row;
import io.crossdock.core.port.settings.ConnectionCheck.State;
import io.crossdock.core.port.settings.Connections;
import io.crossdock.core.port.shop.NewestOrders;
import io.crossdock.core.port.work.Gates.Remote;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A connection of three values that keeps what it is told. */
final class FakeConnections implements Connections, NewestOrders {

  final Map<String, String> saved = new HashMap<>();
  Map<String, String> faults = Map.of();
  List<Order> newest = List.of();
  Phase phase = Phase.SETUP;
  boolean fixed;

  @Override
  public Phase phase() {
    return phase;
  }

  @Override
  public Setup setup() {
    return new Setup(
        phase,
        fixed,
        List.of(
            new Field(
                "CROSSDOCK_SHOP_URL",
                Remote.SHOP,
                "Shop URL",
                "The shop's address.",
                false,
                saved.getOrDefault("CROSSDOCK_SHOP_URL", ""),
                saved.containsKey("CROSSDOCK_SHOP_URL")),
            new Field(
                "CROSSDOCK_SHOP_TOKEN",
                Remote.SHOP,
                "Access Token",
                "Of the integration.",
                true,
                "",
                saved.containsKey("CROSSDOCK_SHOP_TOKEN")),
            new Field(
                "CROSSDOCK_SHOP_CONSUMER_KEY",
                Remote.SHOP,
                "Consumer Key",
                "Signed requests.",
                false,
                saved.getOrDefault("CROSSDOCK_SHOP_CONSUMER_KEY", ""),
                saved.containsKey("CROSSDOCK_SHOP_CONSUMER_KEY"))));
  }

  @Override
  public List<Row> check(Remote remote, Map<String, String> typed) {
    FakeAuditLog.anotherSystemIsAsked();
    return List.of(
        Row.ok("Host", "answers"),
        new Row("Token", State.FAILED, "The shop refuses the token.", "Make a new <token>."));
  }

  @Override
  public String address(Remote remote, Map<String, String> typed) {
    String key = "CROSSDOCK_" + remote + "_URL";
    return typed.getOrDefault(key, saved.getOrDefault(key, ""));
  }

  @Override
  public Answer save(Map<String, String> typed, String user) {
    FakeAuditLog.anotherSystemIsAsked();
    return new Answer(faults, () -> saved.putAll(typed));
  }

  @Override
  public Answer start(String user) {
    FakeAuditLog.anotherSystemIsAsked();
    return Answer.refusing(faults);
  }

  @Override
  public List<Order> newest(int atMost) {
    return newest;
  }
}
