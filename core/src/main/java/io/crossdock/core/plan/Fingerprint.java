package io.crossdock.core.plan;

import io.crossdock.core.plan.Plan.Account;
import io.crossdock.core.plan.Plan.Customer;
import io.crossdock.core.plan.Plan.Line;
import io.crossdock.core.plan.Plan.Note;
import io.crossdock.core.policy.SyncSettings.ContactDetails;
import io.crossdock.core.policy.SyncSettings.SeveralMatches;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;

/**
 * The hash of a plan in its canonical form, version 1: a text with a fixed name and place for each
 * part, which the fingerprints in every database were made of.
 *
 * <p>Names here are part of the form and not those of the code: a renamed component keeps its name
 * in the form. A new component goes to the end of its record and is written only where it differs
 * from what orders had before it came, so that an upgrade sends nothing anew. A change that can't
 * be made so is a version 2: its fingerprints begin with {@code 2:}, and an order that has one of
 * version 1 is compared by this form once more.
 */
final class Fingerprint {

  private Fingerprint() {}

  static String of(Plan plan) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(form(plan).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static String form(Plan plan) {
    return new Form("Plan")
        .with("key", plan.key().externalId())
        .with("customer", form(plan.customer()))
        .with("header", plan.header())
        .with("lines", plan.lines().stream().map(Fingerprint::form).toList())
        .with("catalogue", form(plan.catalogue()))
        .with("notes", plan.notes().stream().map(Fingerprint::form).toList())
        .with("status", form(plan.status()))
        .with("scope", plan.scope().name())
        .with("expectedTotal", plan.expectedTotal())
        .with("currency", plan.currency())
        .with("warnings", List.copyOf(plan.warnings()))
        .with(
            "only",
            new Form("Only")
                .with("onInsert", plan.only().onInsert())
                .with("onUpdate", plan.only().onUpdate()))
        .toString();
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
    return new Form("Note")
        .with("commentId", note.commentId())
        .with("title", note.title())
        .with("body", note.body())
        .with("kind", note.kind().name())
        .with("customerVisible", note.customerVisible());
  }

  private static Form form(Plan.Status status) {
    return new Form("Status")
        .with("draft", status.draft())
        .with("wanted", status.wanted())
        .with("activated", status.activated())
        .with("leaveActivated", status.leaveActivated());
  }

  /** Names and values in the order they are given. */
  private static final class Form {
    private final StringJoiner parts;

    Form(String name) {
      parts = new StringJoiner(", ", name + "[", "]");
    }

    Form with(String name, Object value) {
      parts.add(name + "=" + value);
      return this;
    }

    @Override
    public String toString() {
      return parts.toString();
    }
  }
}
