package io.crossdock.bench;

import tools.jackson.databind.JsonNode;

/**
 * How often the shop answered the orders of one run, whenever that was, as it counted.
 *
 * @param polled by questions for what changed since a moment
 * @param late by those for what changed within a period that is over
 * @param loaded by id
 * @param swept by sweeps, which go over old orders whatever is sent
 */
record Reads(String run, int orders, int polled, int late, int loaded, int swept) {

  /**
   * @param counts by the shape of the question, as the sandbox names it
   */
  static Reads of(String run, int orders, JsonNode counts) {
    return new Reads(
        run,
        orders,
        counts.path("changed").asInt(),
        counts.path("changedUntil").asInt(),
        counts.path("ids").asInt() + counts.path("single").asInt(),
        counts.path("placed").asInt());
  }

  /** How many orders were read for each that was sent, without the sweeps. */
  double perOrder() {
    return (polled + late + loaded) / (double) Math.max(1, orders);
  }
}
