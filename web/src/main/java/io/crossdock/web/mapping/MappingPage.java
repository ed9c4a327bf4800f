package io.crossdock.web.mapping;

import io.crossdock.core.mapping.FieldMapping;
import io.crossdock.core.mapping.FieldMapping.Target;
import io.crossdock.core.mapping.MappingCheck;
import io.crossdock.core.mapping.SystemField;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.port.shop.Websites.Website;
import io.crossdock.web.answer.Faults;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A tab of Field Mapping.
 *
 * @param fields of the record in the org, by name; empty: the org does not answer, or lacks it
 * @param tabs that there are
 * @param lost whether the org answers, and has no such object
 * @param version the person's changes are based on
 * @param order the number of the order values are shown of; empty = none is known
 * @param unsaved whether the form differs from what is stored
 * @param faults of what was asked
 */
public record MappingPage(
    MappingForm form,
    Map<String, OrgShape.Field> fields,
    List<Tab> tabs,
    boolean lost,
    List<Website> websites,
    long version,
    String order,
    boolean unsaved,
    Faults faults) {

  /** A tab and its address. */
  public record Tab(String code, String label) {}

  /**
   * Those of documents only where the org has the object, or something is mapped to it.
   *
   * @param org empty: it does not answer
   */
  public static List<Tab> tabs(Optional<OrgShape> org, List<FieldMapping> stored) {
    Stream<Tab> ofRecords =
        Arrays.stream(Target.values())
            .filter(target ->
                !target.isDocument()
                    || org.filter(shape -> shape.has(target.object())).isPresent()
                    || stored.stream().anyMatch(mapping -> mapping.target() == target))
            .map(target -> new Tab(code(target), label(target)));
    return Stream.concat(ofRecords, Stream.of(new Tab("status", "Status map"))).toList();
  }

  /** Empty: the status map, or no tab at all. */
  public static Optional<Target> target(String tab) {
    return Arrays.stream(Target.values()).filter(target -> code(target).equals(tab)).findFirst();
  }

  public static String code(Target target) {
    return target == Target.ORDER_ITEM
        ? "line"
        : target.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What people call a record. */
  public static String label(Target target) {
    return switch (target) {
      case ORDER -> "Order";
      case ORDER_ITEM -> "Line";
      case ACCOUNT -> "Account";
      case CONTACT -> "Contact";
      case SHIPMENT -> "Shipment";
      case TRACKING -> "Tracking Number";
      case INVOICE -> "Invoice";
      case CREDIT_MEMO -> "Credit Memo";
      case DOCUMENT_LINE -> "Document Line";
    };
  }

  /** What an expression's paths start from. */
  public static String start(Target target) {
    return switch (target) {
      case ORDER, ACCOUNT, CONTACT -> "the order's JSON";
      case ORDER_ITEM -> "the item's JSON (the order's is $order)";
      case SHIPMENT, INVOICE, CREDIT_MEMO ->
          "the JSON of the %s (the order's is $order)"
              .formatted(label(target).toLowerCase(Locale.ROOT));
      case TRACKING ->
          "the JSON of the tracking number (its shipment's is $document, the order's $order)";
      case DOCUMENT_LINE ->
          "the JSON of a row of a shipment, an invoice or a credit memo (that document's is"
              + " $document, the order's $order)";
    };
  }

  /** An expression, for example. */
  public static String example(Target target) {
    return switch (target) {
      case ORDER, ACCOUNT, CONTACT -> "billing_address.city";
      case ORDER_ITEM -> "product_type";
      case SHIPMENT -> "total_weight";
      case TRACKING -> "carrier_code";
      case INVOICE, CREDIT_MEMO -> "tax_amount";
      case DOCUMENT_LINE -> "name";
    };
  }

  public static String at(String tab, int website) {
    return "/field-mapping?tab=" + tab + "&website=" + website;
  }

  /** What can be mapped to, by label; with what a row names though the org lacks it. */
  public List<Choice> choices(String chosen) {
    var choices = new ArrayList<Choice>();
    fields.forEach((name, field) -> {
      if (MappingCheck.mappable(form.target(), name, field)) {
        choices.add(new Choice(name, described(name, field)));
      }
    });
    choices.sort(Comparator.comparing(choice -> choice.label().toLowerCase(Locale.ROOT)));
    if (!chosen.isEmpty() && choices.stream().noneMatch(c -> c.name().equals(chosen))) {
      choices.addFirst(new Choice(chosen, chosen + (fields.isEmpty() ? "" : " (can't be mapped)")));
    }
    return choices;
  }

  /** A field of the org. */
  public record Choice(String name, String label) {}

  private static String described(String name, OrgShape.Field field) {
    String label = field.label().isEmpty() ? name : field.label() + " (" + name + ")";
    String size =
        field.length() > 0
            ? " " + field.length()
            : field.scale() > 0 ? ", " + field.scale() + " decimals" : "";
    return label + ", " + field.type() + size + (field.required() ? ", required" : "");
  }

  /** What Crossdock fills itself, as far as the org has it. */
  public List<SystemField> system() {
    return SystemField.ALL.stream()
        .filter(own -> own.target() == form.target())
        .filter(own -> fields.isEmpty() || fields.containsKey(own.field()))
        .toList();
  }

  /** Of a system field or a mapped one, where the org tells. */
  public String label(String field) {
    return Optional.ofNullable(fields.get(field)).map(OrgShape.Field::label).orElse("");
  }

  public static String when(FieldMapping.When when) {
    return switch (when) {
      case UPSERT -> "Upsert";
      case INSERT_ONLY -> "Insert only";
      case UPDATE_ONLY -> "Update only";
    };
  }

  public static String blank(FieldMapping.Blank blank) {
    return switch (blank) {
      case KEEP -> "Leave as it is";
      case CLEAR -> "Empty the field";
    };
  }

  /** In one line, for the history. */
  public static String said(FieldMapping mapping) {
    return mapping.expression()
        + " ("
        + when(mapping.when())
        + (mapping.otherwise().isEmpty() ? "" : ", default \"" + mapping.otherwise() + "\"")
        + (mapping.blank() == FieldMapping.Blank.CLEAR ? ", empties the field" : "")
        + (mapping.enabled() ? "" : ", off")
        + ")";
  }

  public static String scope(int id, List<Website> websites) {
    return id == 0
        ? "Default (the whole connection)"
        : websites.stream()
            .filter(w -> w.id() == id)
            .findFirst()
            .map(Website::label)
            .orElse("Website " + id);
  }
}
