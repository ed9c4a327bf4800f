package io.crossdock.salesforce.takeover;

import io.crossdock.core.adopt.Kind;
import io.crossdock.core.adopt.Numbers;
import io.crossdock.core.adopt.OrgRow;
import io.crossdock.core.adopt.TakeOver;
import io.crossdock.core.adopt.TakeOver.Source;
import io.crossdock.core.policy.Fault;
import io.crossdock.core.port.org.CustomerLinks;
import io.crossdock.core.port.org.OrgAdoption;
import io.crossdock.salesforce.rest.Json;
import io.crossdock.salesforce.rest.Limits;
import io.crossdock.salesforce.rest.RestApi;
import io.crossdock.salesforce.rest.Soql;
import io.crossdock.salesforce.schema.Fields;
import io.crossdock.salesforce.schema.NumberFields;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/** Takes over records that were there before Crossdock; see {@link OrgAdoption}. Thread-safe. */
public final class TakeOvers implements OrgAdoption {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx");

  private final RestApi rest;
  private final CustomerLinks links;
  private final BooleanSupplier multiCurrency;

  /**
   * @param multiCurrency asked when Orders are read
   */
  public TakeOvers(RestApi rest, CustomerLinks links, BooleanSupplier multiCurrency) {
    this.rest = rest;
    this.links = links;
    this.multiCurrency = multiCurrency;
  }

  @Override
  public List<Fault> faults(TakeOver wanted) {
    var kinds = new TreeSet<>(wanted.sources().keySet());
    if (!wanted.stores().field().isEmpty()) {
      kinds.add(Kind.ORDER);
    }
    var descriptions =
        rest.together(
            kinds.stream().map(kind -> "/sobjects/" + kind.object() + "/describe").toList());
    var check = new NumberFields();
    int i = 0;
    for (Kind kind : kinds) {
      check.of(wanted, kind, descriptions.get(i++));
    }
    return check.faults();
  }

  @Override
  public Rows read(TakeOver wanted, Kind kind, String after) {
    Source source = wanted.source(kind).orElseThrow();
    String store = kind == Kind.ORDER ? wanted.stores().field() : "";
    var fields = new LinkedHashSet<>(List.of("Id", "CreatedDate", key(kind), source.field()));
    if (!store.isEmpty() && fields.stream().noneMatch(store::equalsIgnoreCase)) {
      fields.add(store);
    }
    String soql =
        "SELECT "
            + String.join(", ", fields)
            + " FROM "
            + kind.object()
            + " WHERE "
            + source.field()
            + " != null"
            + (after.isEmpty() ? "" : " AND Id > " + Soql.quote(after))
            + " ORDER BY Id LIMIT "
            + Limits.PAGE;
    var records = rest.query(List.of(soql)).getFirst();
    return new Rows(
        records.stream().map(record -> row(record, source, kind, store)).toList(),
        records.size() == Limits.PAGE);
  }

  private static OrgRow row(JsonNode record, Source source, Kind kind, String store) {
    String held = text(record, source.field());
    return new OrgRow(
        Json.string(record, "Id"),
        held,
        Numbers.ofOrg(source, held),
        store.isEmpty() ? "" : text(record, store),
        TIME.parse(Json.string(record, "CreatedDate"), Instant::from),
        !Json.string(record, key(kind)).isEmpty());
  }

  /** An admin may have typed the field's name in another case than the org answers with. */
  private static String text(JsonNode record, String field) {
    String name =
        record.propertyNames().stream().filter(field::equalsIgnoreCase).findFirst().orElse(field);
    Object value = Json.value(record, name);
    return value instanceof BigDecimal number
        ? number.stripTrailingZeros().toPlainString()
        : value.toString();
  }

  /** The external id that records of the kind are known by. */
  static String key(Kind kind) {
    return kind == Kind.PRODUCT ? Fields.SKU : Fields.KEY;
  }

  @Override
  public List<Stamped> take(Kind kind, List<Candidate> candidates, boolean dryRun) {
    return switch (kind) {
      case ORDER ->
          new TakenOrders(rest, links, multiCurrency.getAsBoolean()).take(candidates, dryRun);
      case PRODUCT -> new TakenKeys(rest, kind, Set.of("Id", Fields.SKU)).take(candidates, dryRun);
      case ACCOUNT, CONTACT -> new TakenPeople(rest, links, kind).take(candidates, dryRun);
    };
  }
}
