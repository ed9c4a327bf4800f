package io.crossdock.core.plan;

import io.crossdock.core.hash.Sha256;
import io.crossdock.core.plan.Plan.Account;
import io.crossdock.core.plan.Plan.Customer;
import io.crossdock.core.plan.Plan.Line;
import io.crossdock.core.plan.Plan.Note;
import io.crossdock.core.policy.SyncSettings.ContactDetails;
import io.crossdock.core.policy.SyncSettings.SeveralMatches;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;

/**
 * The hash of a plan in its canonical form, such as {@code 1:b15db086...}: the version of the form,
 * and its SHA-256 in hex.
 *
 * <p>The form, version 1, is a text. A record is its name and, in brackets, each part as {@code
 * name=value}, in the places they have below: {@code Matching[byEmail=true, several="ASK",
 * onlyBlanks=true]}. A list is its values in brackets, in their order. Fields are {@code
 * {"name"=value}} by name. Texts are in double quotes, where a quote and a backslash have a
 * backslash before them; numbers are plain, with their scale; moments are those of ISO 8601, in
 * seconds; true and false are bare.
 *
 * <p>Names here are part of the form and not those of the code: a renamed component keeps its name
 * in the form. A new component goes to the end of its record and is written only where it differs
 * from what orders had before it came, so that an upgrade sends nothing anew. A change that can't
 * be made so is a version 2.
 *
 * <p>A fingerprint of another version equals none. Its order is, at its next change, prepared as a
 * changed one: what was last sent is compared field by field, and where nothing differs nothing is
 * written. That costs its look-ups, once.
 */
final class Fingerprint {

  private static final String VERSION = "1:";

  private Fingerprint() {}

  static String of(Plan plan) {
    return VERSION + Sha256.hex(form(plan));
  }

  static String form(Plan plan) {
    var form = whole(plan);
    return plan.documents().isEmpty()
        ? form.toString()
        : form.with("documents", plan.documents().stream().map(Fingerprint::form).toList())
            .toString();
  }

  private static Form whole(Plan plan) {
    return new Form("Plan")
        .with("key", plan.key().externalId())
        .with("customer", form(plan.customer()))
        .with("header", plan.header())
        .with("lines", plan.lines().stream().map(Fingerprint::form).toList())
        .with("catalogue", form(plan.catalogue()))
        .with("notes", plan.notes().stream().map(Fingerprint::form).toList())
        .with("status", form(plan.status()))
        .with("scope", plan.scope().name())
        .with("expectedTotal", plan.expectedTotal().amount())
        .with("currency", plan.currency())
        .with("warnings", plan.warnings())
        .with(
            "only",
            new Form("Only")
                .with("onInsert", plan.only().onInsert())
                .with("onUpdate", plan.only().onUpdate()));
  }

  private static Form form(Plan.Document document) {
    return new Form("Document")
        .with("object", document.object())
        .with("externalId", document.externalId())
        .with("fields", document.fields())
        .with("parents", document.parents())
        .with("line", document.line());
  }

  private static Form form(Customer customer) {
    return new Form("Customer")
        .with("externalId", customer.externalId())
        .with("email", customer.email())
        .with("guest", customer.guest())
        .with("account", form(customer.account()))
        .with("contact", customer.contact())
        .with("matching", form(customer.matching()))
        .with("asOf", customer.asOf().truncatedTo(ChronoUnit.SECONDS));
  }

  private static Form form(Plan.Matching matching) {
    var form =
        new Form("Matching")
            .with("byEmail", matching.byEmail())
            .with("several", matching.several().name())
            .with("onlyBlanks", matching.onlyBlanks());
    return matching.details() == ContactDetails.NEWEST
        ? form
        : form.with("details", matching.details().name());
  }

  private static Form form(Account account) {
    return switch (account) {
      case Account.PerCustomer a -> new Form("PerCustomer").with("fields", a.fields());
      case Account.Company a -> new Form("Company").with("fields", a.fields());
      case Account.Person a -> new Form("Person").with("fields", a.fields());
      case Account.Fixed a -> new Form("Fixed").with("accountId", a.accountId());
    };
  }

  private static Form form(Line line) {
    return new Form("Line")
        .with("externalId", line.externalId())
        .with(
            "product",
            new Form("Product")
                .with("sku", line.product().sku())
                .with("name", line.product().name())
                .with("fee", line.product().fee())
                .with("key", line.product().key()))
        .with("quantity", line.quantity())
        .with("unitPrice", line.unitPrice())
        .with("fields", line.fields());
  }

  private static Form form(Plan.Catalogue catalogue) {
    var form =
        new Form("Catalogue")
            .with("create", catalogue.create())
            .with("priceBook", catalogue.priceBook())
            .with("reactivate", catalogue.reactivate());
    return catalogue.several() == SeveralMatches.NEWEST
        ? form
        : form.with("several", catalogue.several().name());
  }

  private static Form form(Note note) {
    var form =
        new Form("Note")
            .with("commentId", note.commentId())
            .with("title", note.title())
            .with("body", note.body())
            .with("kind", note.kind().name())
            .with("customerVisible", note.customerVisible());
    return note.document().isEmpty() ? form : form.with("document", note.document());
  }

  private static Form form(Plan.Status status) {
    return new Form("Status")
        .with("draft", status.draft())
        .with("wanted", status.wanted())
        .with("activated", status.activated())
        .with("leaveActivated", status.leaveActivated());
  }

  /** A record under way: its parts in the order they are given. */
  private static final class Form {
    private final StringBuilder text;
    private String between = "";

    Form(String name) {
      text = new StringBuilder(name).append('[');
    }

    Form with(String name, Object value) {
      text.append(between).append(name).append('=');
      between = ", ";
      write(value);
      return this;
    }

    private void write(Object value) {
      switch (value) {
        case Form form -> text.append(form);
        case Map<?, ?> fields -> fields(fields);
        case Collection<?> values -> values(values);
        case BigDecimal number -> text.append(number.toPlainString());
        case Boolean flag -> text.append(flag);
        case Long number -> text.append(number);
        case Instant moment -> text.append(moment);
        default -> quoted(value.toString());
      }
    }

    private void fields(Map<?, ?> fields) {
      text.append('{');
      String comma = "";
      for (var field : fields.entrySet()) {
        text.append(comma);
        write(field.getKey());
        text.append('=');
        write(field.getValue());
        comma = ", ";
      }
      text.append('}');
    }

    private void values(Collection<?> values) {
      text.append('[');
      String comma = "";
      for (Object value : values) {
        text.append(comma);
        write(value);
        comma = ", ";
      }
      text.append(']');
    }

    private void quoted(String words) {
      text.append('"').append(words.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }

    @Override
    public String toString() {
      return text + "]";
    }
  }
}
