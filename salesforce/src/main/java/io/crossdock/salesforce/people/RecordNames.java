package io.crossdock.salesforce.people;

import io.crossdock.core.port.org.OrgNames;
import io.crossdock.salesforce.rest.Json;
import io.crossdock.salesforce.rest.RestApi;
import io.crossdock.salesforce.rest.Soql;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Names by SOQL, and nothing else of the records. */
public record RecordNames(RestApi rest) implements OrgNames {

  private static final int MOST = 10;

  @Override
  public Names of(String orderId) {
    String soql =
        "SELECT AccountId, Account.Name, BillToContactId, BillToContact.Name, OwnerId, Owner.Name"
            + " FROM Order WHERE Id = "
            + Soql.quote(orderId);
    return one(soql).stream()
        .findFirst()
        .map(order ->
            new Names(
                named(order, "AccountId", "Account"),
                named(order, "BillToContactId", "BillToContact"),
                named(order, "OwnerId", "Owner")))
        .orElse(Names.UNKNOWN);
  }

  @Override
  public List<Named> find(Kind kind, String text) {
    String like = " WHERE Name LIKE " + Soql.holding(text);
    String soql =
        switch (kind) {
          case ACCOUNT -> "SELECT Id, Name FROM Account" + like;
          case CONTACT -> "SELECT Id, Name, Account.Name FROM Contact" + like;
          case OWNER -> "SELECT Id, Name FROM User" + like + " AND IsActive = true";
        };
    return one(soql + " ORDER BY Name, Id LIMIT " + MOST).stream()
        .map(row ->
            new Named(
                Json.string(row, "Id"),
                Json.string(row, "Name"),
                Json.string(row.path("Account"), "Name")))
        .toList();
  }

  private List<JsonNode> one(String soql) {
    return rest.records(rest.get(rest.base() + "/query?q=" + Soql.encode(soql)));
  }

  private static Named named(JsonNode order, String id, String of) {
    return new Named(Json.string(order, id), Json.string(order.path(of), "Name"), "");
  }
}
