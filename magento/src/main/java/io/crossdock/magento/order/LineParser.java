package io.crossdock.magento.order;

import io.crossdock.core.order.OrderLine;
import io.crossdock.magento.rest.Values.Malformed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The rows of {@code items[]}. */
final class LineParser {

  private final List<Part> items;
  private final OptionLabels labels;

  LineParser(Part order, OptionLabels labels) {
    this.items = once(order.rows("items"));
    this.labels = labels;
  }

  /** Throws {@link Malformed}. */
  List<OrderLine> lines() {
    return items.stream().map(this::line).toList();
  }

  /** A row that a join gives twice, the same in all, is one; lines are known by their ids. */
  private static List<Part> once(List<Part> rows) {
    Map<Long, Part> byId = new HashMap<>();
    var once = new ArrayList<Part>();
    for (Part row : rows) {
      long id = row.id("item_id");
      Part before = byId.putIfAbsent(id, row);
      if (id <= 0) {
        throw new Malformed(row.name("item_id"), "id of an item", null);
      }
      if (before == null) {
        once.add(row);
      } else if (before.json().equals(row.json())) {
        row.notes().accept("The shop gave item " + id + " twice; it was taken once.");
      } else {
        throw new Malformed(row.name("item_id"), "id of one item only", null);
      }
    }
    return once;
  }

  private OrderLine line(Part i) {
    return new OrderLine(
        i.id("item_id"),
        parent(i),
        i.text("sku"),
        name(i),
        i.text("product_type"),
        quantity(i),
        i.number("qty_canceled"),
        i.money("price"),
        i.money("base_price"),
        i.money("discount_amount"),
        i.money("base_discount_amount"),
        i.money("tax_amount"),
        i.money("base_tax_amount"),
        i.money("row_total"),
        options(i),
        i.id("product_id"),
        withTax(i),
        new OrderLine.Done(
            i.number("qty_invoiced"), i.number("qty_shipped"), i.number("qty_refunded")));
  }

  private static java.math.BigDecimal quantity(Part i) {
    if (!i.has("qty_ordered") || i.number("qty_ordered").signum() < 0) {
      throw new Malformed(i.name("qty_ordered"), "quantity", null);
    }
    return i.number("qty_ordered");
  }

  private static OrderLine.WithTax withTax(Part i) {
    return new OrderLine.WithTax(
        i.money("price_incl_tax"),
        i.money("base_price_incl_tax"),
        i.money("row_total_incl_tax"),
        i.money("base_row_total_incl_tax"),
        i.money("discount_tax_compensation_amount"),
        i.money("base_discount_tax_compensation_amount"));
  }

  private static Optional<Long> parent(Part item) {
    return item.reference("parent_item_id");
  }

  private Stream<Part> children(Part item) {
    Optional<Long> id = Optional.of(item.id("item_id"));
    return items.stream().filter(other -> parent(other).equals(id));
  }

  /** The row of a configurable has the chosen simple's SKU but the configurable's name. */
  private String name(Part item) {
    return item.text("product_type").equals("configurable")
        ? children(item).findFirst().map(c -> c.text("name")).orElse(item.text("name"))
        : item.text("name");
  }

  private List<String> options(Part item) {
    Stream<String> parts =
        item.text("product_type").equals("bundle")
            ? children(item).map(LineParser::part)
            : Stream.empty();
    return Stream.concat(labels.of(item).stream(), parts).toList();
  }

  private static String part(Part child) {
    return child.number("qty_ordered").stripTrailingZeros().toPlainString()
        + " x "
        + child.text("name")
        + " ("
        + child.text("sku")
        + ")";
  }
}
