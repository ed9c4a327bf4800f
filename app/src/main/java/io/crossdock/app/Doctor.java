package io.crossdock.app;

import io.crossdock.app.net.Outgoing;
import io.crossdock.app.settings.SettingsFile;
import io.crossdock.app.settings.SettingsReader;
import io.crossdock.app.watch.WatchCheck;
import io.crossdock.core.policy.SyncSettings;
import io.crossdock.core.port.settings.ConnectionCheck;
import io.crossdock.core.port.settings.ConnectionCheck.Row;
import io.crossdock.core.port.settings.ConnectionCheck.State;
import io.crossdock.core.port.settings.Connections;
import io.crossdock.core.port.settings.Connections.Phase;
import io.crossdock.core.port.work.Gates.Remote;
import io.crossdock.magento.MagentoShop;
import io.crossdock.salesforce.SalesforceOrg;
import io.crossdock.salesforce.rest.SalesforceConfig;
import io.crossdock.store.server.PackedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code ./crossdock doctor}: whether the shop and the org of {@code serve}'s settings are ready,
 * row by row, each with its fix. Reads only; needs no database, so it may run beside a live
 * Crossdock.
 */
public final class Doctor {

  private Doctor() {}

  /** Exit code 1 = something must be mended, 2 = the settings are wrong. */
  public static void main(String[] args) {
    Map<String, String> environment = System.getenv();
    Path file = Path.of(environment.getOrDefault("CROSSDOCK_CONFIG", "crossdock.yaml"));
    try {
      System.exit(examine(SettingsFile.read(file, environment), System.out));
    } catch (IOException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  /**
   * @return the exit code
   */
  static int examine(Map<String, String> values, PrintStream out) {
    Outgoing.use(values);
    boolean right = true;
    if (SettingsReader.connected(values, Phase.STARTED) instanceof SettingsReader.Result.Bad bad) {
      right = false;
      out.println("These settings need a hand:");
      bad.faults().forEach(fault -> out.println("  " + fault));
      out.println();
    }
    boolean well = true;
    for (Remote remote : Remote.values()) {
      well &= examine(remote, values, out);
    }
    if (SettingsReader.read(values) instanceof SettingsReader.Result.Good good) {
      var settings = good.settings();
      String console = settings.listen().url(settings.port());
      print("Watching", new WatchCheck(console, settings.watchToken())::check, out);
    }
    if (!values.containsKey("CROSSDOCK_DATABASE_URL")) {
      print("Database of its own", () -> List.of(packed(InstantSource.system())), out);
    }
    out.println(
        right && well ? "Ready." : "Not ready: mend what is marked FAIL, then run this again.");
    return !right ? 2 : well ? 0 : 1;
  }

  /** By itself, whatever is wrong with the other one. */
  private static boolean examine(Remote remote, Map<String, String> values, PrintStream out) {
    String system = remote == Remote.SHOP ? "Shop" : "Org";
    if (!(SettingsReader.side(values, remote) instanceof SettingsReader.Result.Good good)) {
      out.println(system + " is not tested: its settings come first.");
      return false;
    }
    good.said().forEach(out::println);
    InstantSource clock = InstantSource.system();
    return switch (remote) {
      case SHOP -> {
        var shop = Systems.shop(good.settings());
        yield print(system + " " + shop.url(), MagentoShop.connect(shop, clock), out);
      }
      case ORG -> {
        var org = Systems.org(good.settings());
        yield print(system + " " + org.url(), () -> org(org, values, clock), out);
      }
    };
  }

  private static Row packed(InstantSource clock) {
    String version = "PostgreSQL " + PackedPostgres.VERSION + " is packed";
    return PackedPostgres.behindSince(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
        .map(day ->
            Row.warning(
                "Version",
                version + "; corrections were planned for " + day + " and are not in it.",
                "Take a newer Crossdock, or give it a PostgreSQL of yours"
                    + " (CROSSDOCK_DATABASE_URL)."))
        .orElseGet(() -> Row.ok("Version", version + "; no later corrections were planned."));
  }

  /** With the standard options: those that people set are in the database. */
  private static List<Row> org(
      SalesforceConfig org, Map<String, String> values, InstantSource clock) {
    var rows = new ArrayList<>(SalesforceOrg.examine(org, clock).check());
    if (Connections.ready(rows)) {
      rows.addAll(
          Systems.firstOrders(values, website -> SyncSettings.defaults(Instant.EPOCH), clock));
    }
    return rows;
  }

  private static boolean print(String system, ConnectionCheck check, PrintStream out) {
    List<Row> rows = check.check();
    out.println(system);
    for (Row row : rows) {
      out.printf("  %-4s  %s: %s%n", mark(row.state()), row.subject(), row.sentence());
      if (!row.fix().isEmpty()) {
        out.println("        -> " + row.fix());
      }
    }
    out.println();
    return Connections.ready(rows);
  }

  private static String mark(State state) {
    return switch (state) {
      case OK -> "ok";
      case WARNING -> "warn";
      case FAILED -> "FAIL";
      case NOT_TESTED -> "-";
    };
  }
}
