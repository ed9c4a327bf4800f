package io.crossdock.core.adopt;

import io.crossdock.core.plan.CustomerKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which record of the org is which thing of the shop. Pure. */
public final class Matching {

  /** The newest; of the same moment the one with the greater id. */
  private static final Comparator<OrgRow> AGE =
      Comparator.comparing(OrgRow::madeAt).thenComparing(OrgRow::recordId);

  private Matching() {}

  /**
   * @param rows all records of the org with one number
   * @param things all that the shop has under it
   * @return a match for each row, same order
   */
  public static Map<OrgRow, Match> of(
      TakeOver wanted, Kind kind, List<OrgRow> rows, List<ShopThing> things) {
    var matches = new LinkedHashMap<OrgRow, Match>();
    rows.forEach(row -> matches.put(row, whose(wanted, kind, row, things)));
    var rivals = new LinkedHashMap<String, List<OrgRow>>();
    matches.forEach((row, match) -> {
      if (match instanceof Match.One(ShopThing thing)) {
        rivals.computeIfAbsent(thing.key(), key -> new ArrayList<>()).add(row);
      }
    });
    rivals.values().stream()
        .filter(same -> same.size() > 1)
        .forEach(same -> same.forEach(row -> several(wanted, kind, row, same, matches)));
    return matches;
  }

  private static void several(
      TakeOver wanted, Kind kind, OrgRow row, List<OrgRow> same, Map<OrgRow, Match> matches) {
    OrgRow newest = same.stream().max(AGE).orElseThrow();
    if (wanted.newest() && row.equals(newest)) {
      return;
    }
    String others =
        same.stream()
            .filter(other -> !other.equals(row))
            .map(OrgRow::recordId)
            .sorted()
            .collect(Collectors.joining(", "));
    if (matches.get(row) instanceof Match.One(ShopThing thing)) {
      matches.put(
          row,
          new Match.Several(
              thing,
              wanted.newest()
                  ? "%s %s has the same number and is newer: that one was chosen."
                      .formatted(kind.object(), newest.recordId())
                  : "%s %s has the same number: none of them is taken."
                      .formatted(kind.object(), others)));
    }
  }

  private static Match whose(TakeOver wanted, Kind kind, OrgRow row, List<ShopThing> things) {
    if (row.number().isEmpty()) {
      return new Match.None(noNumber(wanted, kind, row));
    }
    if (kind != Kind.ORDER) {
      return person(things)
          .<Match>map(Match.One::new)
          .orElseGet(() -> new Match.None(unknown(kind)));
    }
    List<ShopThing> here =
        things.stream().filter(thing -> admits(wanted.stores(), row, thing)).toList();
    if (here.size() == 1) {
      return new Match.One(here.getFirst());
    }
    return here.isEmpty() ? new Match.None(elsewhere(row, things)) : ambiguous(here);
  }

  /** One address may be of several customers: a registered one goes before a guest. */
  private static Optional<ShopThing> person(List<ShopThing> things) {
    return things.stream()
        .min(
            Comparator.comparing((ShopThing thing) -> !new CustomerKey(thing.key()).isRegistered())
                .thenComparing(ShopThing::order, Comparator.reverseOrder()));
  }

  private static boolean admits(TakeOver.Stores stores, OrgRow row, ShopThing thing) {
    return stores.only().filter(id -> id != thing.store().id()).isEmpty()
        && (stores.field().isEmpty() || thing.store().is(row.store()));
  }

  private static String noNumber(TakeOver wanted, Kind kind, OrgRow row) {
    String prefix = wanted.source(kind).map(TakeOver.Source::prefix).orElse("");
    return "\"%s\" is no number of the shop's%s."
        .formatted(
            row.held(), prefix.isEmpty() ? "" : ": it does not begin with \"" + prefix + "\"");
  }

  private static String unknown(Kind kind) {
    return kind == Kind.PRODUCT
        ? "No order of the shop has this product."
        : "No order of the shop is of this customer.";
  }

  private static String elsewhere(OrgRow row, List<ShopThing> things) {
    return things.isEmpty()
        ? "The shop has no order of this number."
        : "The shop has this number in another store only (%s)%s."
            .formatted(
                stores(things),
                row.store().isEmpty() ? "" : "; the record says \"" + row.store() + "\"");
  }

  private static Match ambiguous(List<ShopThing> here) {
    return new Match.Conflict(
        "store-ambiguous",
        "The shop has several orders of this number: %s. Name the field that holds the store, or the store."
            .formatted(
                here.stream()
                    .map(thing -> thing.key() + " (" + thing.store().words() + ")")
                    .collect(Collectors.joining(", "))));
  }

  private static String stores(List<ShopThing> things) {
    return things.stream()
        .map(thing -> thing.store().words())
        .distinct()
        .collect(Collectors.joining("; "));
  }
}
