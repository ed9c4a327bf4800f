package io.crossdock.core.port.org;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
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
   */
  record Preview(List<Change> changes, Optional<Reason> reason) {

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
   * @param key what people know it by: an external id, a SKU or a title
   */
  record Change(Action action, String object, String key, List<FieldChange> fields) {}

  /**
   * @param before as last known, empty where there was nothing
   * @param after {@code String}, {@code BigDecimal} or {@code Boolean}
   */
  record FieldChange(String field, Object before, Object after) {}
}
