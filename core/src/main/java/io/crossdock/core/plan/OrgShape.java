package io.crossdock.core.plan;

import io.crossdock.core.policy.OrgStatuses;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What planning must know of the org, read by describe.
 *
 * @param currency the corporate currency, ISO 4217
 * @param currencies the active ones; of an org with a single currency only that
 * @param statuses Order statuses, the org's own default of each category first
 * @param objects fields by name, by object: Order, OrderItem, Account, Contact
 */
public record OrgShape(
    boolean multiCurrency,
    String currency,
    List<String> currencies,
    List<Status> statuses,
    Map<String, Map<String, Field>> objects) {

  private static final int SHIPPED_SCALE = 2;

  /** An Order status; lines can be changed in the Draft category only. */
  public record Status(String name, boolean activated) {}

  /**
   * @param type describe's word: string, double, currency, boolean, date, picklist, reference, ...
   * @param length of texts, in characters; 0 for others
   * @param scale decimals of numbers; 0 for others
   * @param values of a restricted picklist; empty for others
   * @param label as people in Salesforce see it
   */
  public record Field(
      String type,
      int length,
      int scale,
      boolean createable,
      boolean updateable,
      boolean required,
      List<String> values,
      String label) {

    public Field(
        String type,
        int length,
        int scale,
        boolean createable,
        boolean updateable,
        boolean required,
        List<String> values) {
      this(type, length, scale, createable, updateable, required, values, "");
    }
  }

  public Optional<Field> field(String object, String name) {
    return Optional.ofNullable(objects.getOrDefault(object, Map.of()).get(name));
  }

  /** Decimals of OrderItem.Quantity. */
  public int quantityScale() {
    return field("OrderItem", "Quantity").map(Field::scale).orElse(SHIPPED_SCALE);
  }

  /** Decimals of OrderItem.UnitPrice. */
  public int priceScale() {
    return field("OrderItem", "UnitPrice").map(Field::scale).orElse(SHIPPED_SCALE);
  }

  /** Whether the status is of the Activated category. */
  public boolean activated(String status) {
    return statuses.stream().anyMatch(s -> s.activated() && s.name().equals(status));
  }

  /** The statuses by category. */
  public OrgStatuses orderStatuses() {
    return new OrgStatuses(true, names(false), names(true));
  }

  private List<String> names(boolean activated) {
    return statuses.stream().filter(s -> s.activated() == activated).map(Status::name).toList();
  }
}
