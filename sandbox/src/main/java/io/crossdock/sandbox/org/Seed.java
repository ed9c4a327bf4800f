package io.crossdock.sandbox.org;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a fresh org holds: price books, users, record types, statuses and currencies. */
final class Seed {

  private Seed() {}

  /** Plants each object that has no record yet, so an older journal is completed. */
  static void plant(Records records, Setup setup, String now) {
    fill(
        records,
        "Pricebook2",
        now,
        List.of(
            Map.of("Name", "Standard Price Book", "IsActive", false, "IsStandard", true),
            Map.of("Name", "Magento", "IsActive", true, "IsStandard", false)));
    fill(records, "RecordType", now, List.of(type("Business Account"), type("Person Account")));
    fill(
        records,
        "Organization",
        now,
        List.of(
            Map.ofEntries(
                Map.entry("Id", Ids.ORG),
                Map.entry("Name", "Sandbox org"),
                Map.entry("Country", "US"),
                Map.entry("PrimaryContact", "Integration User"),
                Map.entry("DefaultLocaleSidKey", "en_US"),
                Map.entry("TimeZoneSidKey", "GMT"),
                Map.entry("LanguageLocaleKey", "en_US"),
                Map.entry("OrganizationType", "Enterprise Edition"),
                Map.entry("InstanceName", "SBX1"),
                Map.entry("IsSandbox", true),
                Map.entry("IsReadOnly", false),
                Map.entry("FiscalYearStartMonth", BigDecimal.ONE),
                Map.entry("UsesStartDateAsFiscalYearName", false))));
    fill(
        records,
        "User",
        now,
        List.of(
            user(Ids.USER, "Integration User", "admin"),
            user("", "Sam Sales", "sam"),
            gone(user("", "Lee Left", "lee"))));
    follow(records, setup, now);
  }

  /** Brings the records that mirror the setup into line with it. */
  static void follow(Records records, Setup setup, String now) {
    for (String object : List.of("OrderStatus", "CurrencyType")) {
      Entity entity = records.schema().whole(object);
      List.copyOf(records.all(entity)).forEach(row -> records.erase(entity, Rules.text(row, "Id")));
    }
    statuses(records, setup, now);
    currencies(records, setup, now);
  }

  private static void statuses(Records records, Setup setup, String now) {
    int order = 0;
    for (var status : setup.orderStatuses().entrySet()) {
      put(
          records,
          "OrderStatus",
          now,
          Map.of(
              "ApiName",
              status.getKey(),
              "MasterLabel",
              status.getKey(),
              "StatusCode",
              status.getValue(),
              "IsDefault",
              order == 0,
              "SortOrder",
              BigDecimal.valueOf(++order)));
    }
  }

  private static void currencies(Records records, Setup setup, String now) {
    for (String code : setup.currencies()) {
      boolean corporate = code.equals(setup.currencies().getFirst());
      put(
          records,
          "CurrencyType",
          now,
          Map.of(
              "IsoCode",
              code,
              "ConversionRate",
              new BigDecimal(corporate ? "1.000000" : "0.900000"),
              "DecimalPlaces",
              new BigDecimal(setup.decimals(code)),
              "IsActive",
              true,
              "IsCorporate",
              corporate));
    }
  }

  private static Map<String, Object> type(String name) {
    return Map.of(
        "Name",
        name,
        "DeveloperName",
        name.replace(" ", ""),
        "SobjectType",
        "Account",
        "IsActive",
        true,
        "IsPersonType",
        name.startsWith("Person"));
  }

  private static Map<String, Object> user(String id, String name, String at) {
    var user = new LinkedHashMap<String, Object>();
    if (!id.isEmpty()) {
      user.put("Id", id);
    }
    user.put("Name", name);
    user.put("FirstName", name.substring(0, name.indexOf(' ')));
    user.put("LastName", name.substring(name.indexOf(' ') + 1));
    user.put("Alias", at);
    user.put("CommunityNickname", at);
    user.put("UserType", "Standard");
    user.put("TimeZoneSidKey", "GMT");
    user.put("LocaleSidKey", "en_US");
    user.put("LanguageLocaleKey", "en_US");
    user.put("Username", at + "@sandbox.example");
    user.put("Email", at + "@sandbox.example");
    user.put("IsActive", true);
    return user;
  }

  /** Whoever has left the company stays in the org. */
  private static Map<String, Object> gone(Map<String, Object> user) {
    user.put("IsActive", false);
    return user;
  }

  private static void fill(
      Records records, String object, String now, List<Map<String, Object>> rows) {
    if (records.all(records.schema().whole(object)).isEmpty()) {
      rows.forEach(row -> put(records, object, now, row));
    }
  }

  private static void put(Records records, String object, String now, Map<String, Object> values) {
    Entity entity = records.schema().whole(object);
    var row = new LinkedHashMap<String, Object>();
    row.put("Id", Ids.of(entity.prefix(), records.nextNumber()));
    row.putAll(values);
    row.put("IsDeleted", false);
    row.put("CreatedDate", now);
    row.put("LastModifiedDate", now);
    row.put("SystemModstamp", now);
    records.put(entity, row);
  }
}
