package io.crossdock.core.port.org;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.told.Changes;
import java.util.List;
import java.util.Optional;

/** What a send of one order would do now. Writes nothing anywhere. Thread-safe. */
public interface Previews {

  /**
   * Reads the shop and the org as they are.
   *
   * @throws io.crossdock.core.failure.FailedCall when the shop or the org cannot be read
   */
  Preview of(OrderKey key);

  /**
   * The same of an order that was just read from the shop.
   *
   * @throws io.crossdock.core.failure.FailedCall when the org cannot be read
   */
  Preview of(Order order);

  /**
   * @param changes parents first; empty where nothing differs or a reason stands against it
   * @param reason why nothing would be sent, where that is so
   * @param same records that are as they should be
   * @param aside what is left as it is in Salesforce, whether it differs or not, and why
   */
  record Preview(
      List<Change> changes, Optional<Reason> reason, List<Same> same, Optional<Reason> aside) {

    public Preview(List<Change> changes, Optional<Reason> reason) {
      this(changes, reason, List.of(), Optional.empty());
    }

    public static Preview because(String code, String sentence, String fix) {
      return new Preview(List.of(), Optional.of(new Reason(code, sentence, fix)));
    }
  }

  /**
   * @param code stable, for programs
   * @param fix who can change that and what to press; may be empty
   */
  record Reason(String code, String sentence, String fix) {}

  /** What would happen to a record. */
  enum Action {
    CREATE,
    UPDATE,
    DELETE
  }

  /**
   * One record.
   *
   * @param object Salesforce's name of its kind, such as {@code OrderItem}
   * @param key an external id, a SKU or a title
   * @param name what people know it by
   */
  record Change(Action action, String object, String key, String name, List<FieldChange> fields) {

    public Change(Action action, String object, String key, List<FieldChange> fields) {
      this(action, object, key, key, fields);
    }
  }

  /** A record that is as it should be. */
  record Same(String object, String name) {}

  /**
   * @param label as people in Salesforce see the field
   * @param before as last known, empty where there was nothing
   * @param after {@code String}, {@code BigDecimal} or {@code Boolean}
   */
  record FieldChange(String field, String label, Object before, Object after) {

    public FieldChange(String field, Object before, Object after) {
      this(field, Changes.words(field), before, after);
    }
  }
}
