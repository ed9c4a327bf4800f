package io.crossdock.bench;

import io.crossdock.bench.peer.InBulk;
import io.crossdock.bench.peer.InCollections;
import io.crossdock.bench.peer.InGraphs;
import io.crossdock.bench.peer.Peer;
import io.crossdock.bench.peer.RecordByRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs each peer on a fresh place that holds the first orders of the mix. */
final class Peers {

  /** Makes a peer, signed in. */
  private interface Maker {
    Peer make(Place place) throws Exception;
  }

  private final Setup setup;
  private final Path root;
  private final Path work;

  Peers(Setup setup, Path root, Path work) {
    this.setup = setup;
    this.root = root;
    this.work = work;
  }

  List<Measured> run() throws Exception {
    var measured = new ArrayList<Measured>();
    measured.add(
        one("A: a call per record", "a", p -> new RecordByRecord(p.shopUrl(), p.orgUrl(), 1)));
    int threads = setup.number("peer.b.threads");
    measured.add(
        one(
            "B: the same, " + threads + " threads",
            "b",
            p -> new RecordByRecord(p.shopUrl(), p.orgUrl(), threads)));
    measured.add(
        one(
            "C: collections of 200",
            "c",
            p -> new InCollections(p.shopUrl(), p.orgUrl(), setup.number("peer.c.threads"))));
    measured.add(
        one(
            "D: Bulk API 2.0, 5 jobs for any number of orders",
            "d",
            p -> new InBulk(p.shopUrl(), p.orgUrl())));
    measured.add(
        one(
            "E: graphs of up to 75 orders",
            "e",
            p -> new InGraphs(p.shopUrl(), p.orgUrl(), setup.number("peer.e.threads"))));
    return measured;
  }

  private Measured one(String name, String key, Maker maker) throws Exception {
    int orders = setup.orders("peer." + key + ".orders");
    var mix = new Mix(setup);
    try (Place place = new Place(setup, root, work, key)) {
      place.stock(mix);
      mix.sales(orders).forEach(place::buy);
      place.slow();
      long start = System.nanoTime();
      maker.make(place).send();
      double seconds = (System.nanoTime() - start) / 1e9;
      var calls = place.calls();
      return new Measured(name, orders, place.count("Order"), seconds, calls, 0, 0, 0);
    }
  }
}
