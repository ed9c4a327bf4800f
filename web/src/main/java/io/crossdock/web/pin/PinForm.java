package io.crossdock.web.pin;

import io.crossdock.core.policy.Fault;
import io.crossdock.core.port.org.Pins.Pin;
import io.crossdock.web.answer.Faults;
import io.crossdock.web.answer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What "Save and Sync Order" sends: a Salesforce Order to bind to, and values to pin; an empty
 * field is not pinned. Pure.
 */
public record PinForm(Map<String, String> values, List<Fault> faults) {

  /**
   * One field.
   *
   * @param name in the form
   * @param what its records are
   * @param example of a right value
   */
  public record Field(String name, String label, String what, Pattern form, String example) {}

  /** Not pinned but bound to: see {@code Bindings}. */
  public static final Field ORDER = field("order", "Salesforce Order ID", "Order", "801", "801");

  public static final List<Field> FIELDS =
      List.of(
          ORDER,
          field("account", "Account", "Account", "001", "001"),
          field("contact", "Contact", "Contact", "003", "003"),
          field("owner", "Owner", "active user or queue", "005|00G", "005"));

  private static Field field(
      String name, String label, String what, String prefix, String example) {
    return new Field(
        name,
        label,
        what,
        Pattern.compile("(" + prefix + ")[A-Za-z0-9]{12}([A-Za-z0-9]{3})?"),
        example + "000000000001AAA");
  }

  public static PinForm of(Form sent) {
    var values = new java.util.TreeMap<String, String>();
    var faults = new ArrayList<Fault>();
    for (Field field : FIELDS) {
      String text = sent.text(field.name());
      values.put(field.name(), text);
      if (!text.isEmpty() && !field.form().matcher(text).matches()) {
        faults.add(
            new Fault(
                field.name(),
                "%s must be a Salesforce id of 15 or 18 characters, such as %s."
                    .formatted(field.label(), field.example())));
      }
    }
    return new PinForm(values, List.copyOf(faults));
  }

  public static PinForm of(Pin pin) {
    return new PinForm(
        Map.of(
            "account", pin.account().orElse(""),
            "contact", pin.contact().orElse(""),
            "owner", pin.owner().orElse("")),
        List.of());
  }

  /** With the record the order has now. */
  public PinForm at(String recordId) {
    var all = new java.util.TreeMap<>(values);
    all.put(ORDER.name(), recordId);
    return new PinForm(all, faults);
  }

  /** With what else was found wrong. */
  public PinForm with(List<Fault> found) {
    return new PinForm(values, found);
  }

  /** Whether another record is wanted than the order has; an id is the same with 15 characters. */
  public boolean binds(String recordId) {
    String wanted = value(ORDER);
    return !wanted.isEmpty()
        && !(recordId.length() >= 15 && wanted.substring(0, 15).equals(recordId.substring(0, 15)));
  }

  public Pin pin() {
    return new Pin(id("account"), id("contact"), id("owner"));
  }

  public String value(Field field) {
    return values.getOrDefault(field.name(), "");
  }

  /** For the page. */
  public Faults told() {
    return Faults.of(faults, FIELDS.stream().map(Field::name).toList());
  }

  private Optional<String> id(String name) {
    return Optional.of(values.getOrDefault(name, "")).filter(text -> !text.isEmpty());
  }
}
