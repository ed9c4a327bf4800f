package io.crossdock.app;

import io.crossdock.core.port.ConnectionCheck.Row;
import io.crossdock.core.port.ConnectionCheck.State;
import io.crossdock.core.port.Connections.Phase;
import io.crossdock.magento.MagentoShop;
import io.crossdock.salesforce.SalesforceOrg;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
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
    return switch (SettingsReader.connected(values, Phase.STARTED)) {
      case SettingsReader.Result.Bad bad -> {
        out.println("These settings need a hand:");
        bad.faults().forEach(fault -> out.println("  " + fault));
        yield 2;
      }
      case SettingsReader.Result.Good good -> examine(good.settings(), out);
    };
  }

  private static int examine(ServeSettings settings, PrintStream out) {
    InstantSource clock = InstantSource.system();
    var shop = Systems.shop(settings);
    boolean well = print("Shop " + shop.url(), MagentoShop.connect(shop, clock).check(), out);
    var org = Systems.org(settings);
    well &= print("Org " + org.url(), SalesforceOrg.examine(org, clock).check(), out);
    out.println(well ? "Ready." : "Not ready: mend what is marked FAIL, then run this again.");
    return well ? 0 : 1;
  }

  private static boolean print(String system, List<Row> rows, PrintStream out) {
    out.println(system);
    for (Row row : rows) {
      out.printf("  %-4s  %s: %s%n", mark(row.state()), row.subject(), row.sentence());
      if (!row.fix().isEmpty()) {
        out.println("        -> " + row.fix());
      }
    }
    out.println();
    return rows.stream().noneMatch(row -> row.state() == State.FAILED);
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
