package io.crossdock.web.connection;

import io.crossdock.access.ShopModule.Known;
import io.crossdock.core.policy.NoticeTrail;
import io.crossdock.core.port.settings.ConnectionCheck.Row;
import io.crossdock.core.port.settings.Connections.Setup;
import io.crossdock.core.port.work.Gates.Remote;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The page "Connections".
 *
 * @param sent what was typed and is not saved
 * @param faults what is wrong with it, by field
 * @param rows what a test of a side has found
 * @param strangers systems that are connected and not the ones this database belongs to
 * @param began tells the process that shows the page from the next one
 */
public record ConnectionsModel(
    Setup setup,
    Map<String, String> sent,
    Map<String, String> faults,
    Map<Remote, List<Row>> rows,
    Map<Remote, Stranger> strangers,
    Module module,
    String began) {

  /**
   * @param known what the database belongs to
   * @param another what is connected now
   */
  public record Stranger(String known, String another) {}

  /**
   * The module in the shop.
   *
   * @param pairing the text that pairs it, once; empty = it was not just made
   * @param misfit why its version does not fit; empty = it does
   */
  public record Module(Known known, String pairing, String misfit, Instant now) {

    /** Whether it has told nothing for longer than it may. */
    public boolean silent() {
      return known
          .notices()
          .last()
          .filter(at -> now.isBefore(at.plus(NoticeTrail.SILENT)))
          .isEmpty();
    }
  }
}
