package io.crossdock.sandbox.org;

import io.crossdock.sandbox.http.Request;
import io.crossdock.sandbox.http.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a real org answers and this one does not. Each of it is refused, never answered wrongly, and
 * stands on the page of limits.
 */
final class NotImitated {

  /** Resources behind {@code /services/data/vNN.0/}: each answers 404. */
  static final List<String> RESOURCES =
      List.of(
          "actions",
          "analytics",
          "appMenu",
          "async-queries",
          "chatter",
          "commerce",
          "compactLayouts",
          "connect/communities",
          "consent",
          "dedupe",
          "domino",
          "eclair",
          "emailConnect",
          "event",
          "folders",
          "graphql",
          "jobs/query",
          "jsonxform",
          "knowledgeManagement",
          "licensing",
          "localizedvalue",
          "metadata",
          "nouns",
          "parameterizedSearch",
          "payments",
          "process",
          "quickActions",
          "recent",
          "sobjects/relevantItems",
          "scheduling",
          "search",
          "support",
          "tabs",
          "theme",
          "tooling",
          "tooling/query",
          "ui-api",
          "wave",
          "sobjects/Order/describe/layouts",
          "sobjects/Order/describe/approvalLayouts",
          "sobjects/Order/describe/compactLayouts",
          "sobjects/Order/describe/namedLayouts/x",
          "sobjects/Order/listviews",
          "sobjects/Order/quickActions",
          "sobjects/Order/defaultValues",
          "sobjects/Order/801SB0000000001AAA/Account",
          "sobjects/ContentNote/069SB0000000001AAA/Content");

  /** Resources of the host itself: each answers 404. */
  static final List<String> ROOTS =
      List.of(
          "/services/async/66.0/job",
          "/services/apexrest/x",
          "/services/Soap/c/66.0",
          "/services/Soap/m/66.0",
          "/services/Soap/u/66.0");

  /** Queries, by what is not imitated in them: each answers 400 NOT_IMITATED. */
  static final Map<String, String> QUERIES =
      Map.ofEntries(
          Map.entry(
              "semi-joins and anti-joins",
              "SELECT Id FROM Order WHERE AccountId IN (SELECT Id FROM Account)"),
          Map.entry("TYPEOF", "SELECT TYPEOF Parent WHEN Order THEN Id END FROM Note"),
          Map.entry("fields of a relationship to any object", "SELECT Parent.Name FROM Note"),
          Map.entry("toLabel()", "SELECT toLabel(Status) FROM Order"),
          Map.entry("convertCurrency()", "SELECT convertCurrency(TotalAmount) FROM Order"),
          Map.entry("FORMAT()", "SELECT FORMAT(TotalAmount) FROM Order"),
          Map.entry("aggregates other than COUNT()", "SELECT COUNT(Id) FROM Order"),
          Map.entry("GROUP BY and HAVING", "SELECT Status FROM Order GROUP BY Status"),
          Map.entry(
              "date functions", "SELECT Id FROM Order WHERE CALENDAR_YEAR(EffectiveDate) = 2026"),
          Map.entry(
              "DISTANCE() and GEOLOCATION()",
              "SELECT Id FROM Order WHERE DISTANCE(Place__c, GEOLOCATION(1, 2), 'mi') < 20"),
          Map.entry("amounts with a currency", "SELECT Id FROM Order WHERE TotalAmount > USD5000"),
          Map.entry(
              "fiscal periods", "SELECT Id FROM Order WHERE EffectiveDate = THIS_FISCAL_YEAR"),
          Map.entry("INCLUDES and EXCLUDES", "SELECT Id FROM Order WHERE Status INCLUDES ('a')"),
          Map.entry("WITH", "SELECT Id FROM Order WITH SECURITY_ENFORCED"),
          Map.entry("USING SCOPE", "SELECT Id FROM Order USING SCOPE Mine"),
          Map.entry("FOR VIEW, FOR REFERENCE and FOR UPDATE", "SELECT Id FROM Order FOR UPDATE"),
          Map.entry("UPDATE TRACKING and UPDATE VIEWSTAT", "SELECT Id FROM Order UPDATE TRACKING"),
          Map.entry("several objects in FROM", "SELECT Id FROM Order o, o.Account a"),
          Map.entry("compound address fields", "SELECT BillingAddress FROM Order"));

  private static final List<String> OTHERS =
      List.of(
          "SOAP, Connect (other than organization), Bulk 1.0, Bulk 2.0 query, multipart bulk jobs,"
              + " Pub/Sub, CDC, Tooling, Metadata, SOSL, Apex, flows, sharing",
          "ETags, If-Modified-Since and If-Unmodified-Since; XML answers",
          "query: paging of child lists, more than five levels of a path, the limits on how many"
              + " rows and how long; days and weeks are UTC's and begin on Sunday",
          "query plans (explain) and selectivity",
          "row locks (scripted only: the org runs one transaction at a time)",
          "contracts, opportunities, quotes; record types other than person accounts",
          "states of countries other than the US, Canada and Australia; person accounts have no"
              + " state and country codes",
          "duplicate rules match the same e-mail (contacts) or name (accounts) on create, nothing"
              + " fuzzy; a look-up cleared by a deletion stays cleared after an undelete",
          "texts of refusals that no source gives: reduction orders, missing permissions, an"
              + " operator that a field does not know, invalid dates, records without a type, too"
              + " many chunks, the same id twice in an update",
          "one bulk job is one batch: the same key twice is refused in the whole job, not in each"
              + " 10,000 rows",
          "the daily request count never falls by itself (/_sandbox/requests)",
          "signatures of JWTs are only checked when certificates were set (jwtPublicKeys)");

  private NotImitated() {}

  static Response answer(Request request) {
    return Reply.of(refusal()).response();
  }

  /** As a real org refuses what it does not have, and says more. */
  static Refusal refusal() {
    return new Refusal(
        404,
        "NOT_FOUND",
        "The requested resource does not exist (the sandbox org does not imitate it:"
            + " /_sandbox/limits)");
  }

  static boolean resource(Call call) {
    String path = String.join("/", call.path());
    return RESOURCES.stream().anyMatch(r -> path.equals(r) || path.startsWith(r + "/"))
        || path.matches("sobjects/\\w+/(describe/.+|listviews.*|quickActions.*|defaultValues.*)");
  }

  static String html() {
    return "<ul>"
        + OTHERS.stream().map(o -> "<li>" + o + "</li>").collect(Collectors.joining("\n"))
        + "</ul><h2>SOQL: 400 NOT_IMITATED</h2><ul>"
        + QUERIES.keySet().stream()
            .sorted()
            .map(q -> "<li>" + q + "</li>")
            .collect(Collectors.joining("\n"))
        + "</ul><h2>Resources: 404</h2><ul>"
        + RESOURCES.stream()
            .map(r -> "<li>/services/data/v66.0/" + r + "</li>")
            .collect(Collectors.joining("\n"))
        + ROOTS.stream().map(r -> "<li>" + r + "</li>").collect(Collectors.joining("\n"))
        + "</ul>";
  }
}
