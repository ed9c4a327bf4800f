package io.crossdock.magento;

import static io.crossdock.magento.Values.money;
import static io.crossdock.magento.Values.number;
import static io.crossdock.magento.Values.text;
import static io.crossdock.magento.Values.whole;

import io.crossdock.core.order.OrderLine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The rows of {@code items[]}. */
final class LineParser {

  private final JsonNode items;
  private final OptionLabels labels;

  LineParser(JsonNode items, OptionLabels labels) {
    this.items = items;
    this.labels = labels;
  }

  /** Throws {@link Values.Malformed}. */
  List<OrderLine> lines() {
    return items.valueStream().map(this::line).toList();
  }

  private OrderLine line(JsonNode i) {
    return new OrderLine(
        whole(i, "item_id"),
        parent(i),
        text(i, "sku"),
        name(i),
        text(i, "product_type"),
        number(i, "qty_ordered"),
        number(i, "qty_canceled"),
        money(i, "price"),
        money(i, "base_price"),
        money(i, "discount_amount"),
        money(i, "base_discount_amount"),
        money(i, "tax_amount"),
        money(i, "base_tax_amount"),
        money(i, "row_total"),
        options(i),
        whole(i, "product_id"),
        withTax(i),
        new OrderLine.Done(
            number(i, "qty_invoiced"), number(i, "qty_shipped"), number(i, "qty_refunded")));
  }

  private static OrderLine.WithTax withTax(JsonNode i) {
    return new OrderLine.WithTax(
        money(i, "price_incl_tax"),
        money(i, "base_price_incl_tax"),
        money(i, "row_total_incl_tax"),
        money(i, "base_row_total_incl_tax"),
        money(i, "discount_tax_compensation_amount"),
        money(i, "base_discount_tax_compensation_amount"));
  }

  private static Optional<Long> parent(JsonNode item) {
    return Values.reference(item, "parent_item_id");
  }

  private Stream<JsonNode> children(JsonNode item) {
    Optional<Long> id = Optional.of(whole(item, "item_id"));
    return items.valueStream().filter(other -> parent(other).equals(id));
  }

  /** The row of a configurable has the chosen simple's SKU but the configurable's name. */
  private String name(JsonNode item) {
    return text(item, "product_type").equals("configurable")
        ? children(item).findFirst().map(c -> text(c, "name")).orElse(text(item, "name"))
        : text(item, "name");
  }

  private List<String> options(JsonNode item) {
    Stream<String> parts =
        text(item, "product_type").equals("bundle")
            ? children(item).map(LineParser::part)
            : Stream.empty();
    return Stream.concat(labels.of(item).stream(), parts).toList();
  }

  private static String part(JsonNode child) {
    return number(child, "qty_ordered").stripTrailingZeros().toPlainString()
        + " x "
        + text(child, "name")
        + " ("
        + text(child, "sku")
        + ")";
  }
}
