package io.crossdock.sandbox.org;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Accounts that are people: one account row, and a contact behind it that follows. */
final class PersonAccounts {

  private static final List<String> SAME =
      List.of("FirstName", "LastName", "Salutation", "Phone", "CurrencyIsoCode", "OwnerId");
  private static final List<String> NAMED = List.of("FirstName", "LastName", "Salutation");

  private final Records records;

  PersonAccounts(Records records) {
    this.records = records;
  }

  void beforeAccount(Change account) {
    boolean person = person(account);
    account.row().put("IsPersonAccount", person);
    if (!person) {
      account.sent().stream()
          .filter(f -> NAMED.contains(f) || ofPeople(f))
          .findFirst()
          .ifPresent(f -> {
            throw Refusal.readOnly(f);
          });
      return;
    }
    if (account.sent().contains("Name")) {
      throw Refusal.readOnly("Name");
    }
    if (!account.has("LastName")) {
      throw Refusal.missing(List.of("LastName"));
    }
    account.row().put("Name", (account.text("FirstName") + " " + account.text("LastName")).strip());
    if (!account.has("PersonContactId")) {
      Entity contact = records.schema().get("Contact");
      account.row().put("PersonContactId", Ids.of(contact.prefix(), records.nextNumber()));
    }
  }

  /** Writes the contact behind a person. */
  void afterAccount(Change account) {
    if (Boolean.TRUE.equals(account.row().get("IsPersonAccount"))) {
      records.put(records.schema().get("Contact"), shadow(account.row()));
    }
  }

  void beforeContact(Change contact) {
    contact.row().put("IsPersonAccount", false);
    boolean shadow = Boolean.TRUE.equals(contact.was("IsPersonAccount"));
    boolean inPerson =
        contact.has("AccountId")
            && Boolean.TRUE.equals(
                records.get("Account", contact.text("AccountId")).get("IsPersonAccount"));
    if (shadow || inPerson) {
      throw Refusal.data(
          "INVALID_PERSON_ACCOUNT_OPERATION",
          "invalid person account operation: the contact of a person account is written by its"
              + " account");
    }
  }

  private boolean person(Change account) {
    if (!account.has("RecordTypeId")) {
      account.row().put("RecordTypeId", businessType());
    }
    return Boolean.TRUE.equals(
        records.get("RecordType", account.text("RecordTypeId")).get("IsPersonType"));
  }

  private String businessType() {
    return records.all(records.schema().get("RecordType")).stream()
        .filter(r -> !Boolean.TRUE.equals(r.get("IsPersonType")))
        .map(r -> Rules.text(r, "Id"))
        .findFirst()
        .orElse("");
  }

  private static Map<String, Object> shadow(Map<String, Object> account) {
    var contact = new LinkedHashMap<String, Object>();
    account.forEach((field, value) -> {
      if (SAME.contains(field) || field.endsWith("Date") || field.endsWith("ById")) {
        contact.put(field, value);
      } else if (field.endsWith("__pc")) {
        contact.put(field.replace("__pc", "__c"), value);
      } else if (ofPeople(field)) {
        contact.put(field.substring("Person".length()), value);
      }
    });
    contact.put("Id", Rules.text(account, "PersonContactId"));
    contact.put("AccountId", Rules.text(account, "Id"));
    contact.put("Name", Rules.text(account, "Name"));
    contact.put("SystemModstamp", Rules.text(account, "SystemModstamp"));
    contact.put("IsPersonAccount", true);
    contact.put("IsDeleted", !Records.isLive(account));
    return contact;
  }

  private static boolean ofPeople(String field) {
    return (field.startsWith("Person") && !field.equals("PersonContactId"))
        || field.endsWith("__pc");
  }
}
