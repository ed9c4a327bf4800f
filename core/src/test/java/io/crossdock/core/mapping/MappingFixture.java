package io.crossdock.core.mapping;

import io.crossdock.core.mapping.FieldMapping.Blank;
import io.crossdock.core.mapping.FieldMapping.Target;
import io.crossdock.core.mapping.FieldMapping.When;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.plan.OrgShape.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An org with fields of every type, and a language whose expressions are names. */
public final class MappingFixture {

  public static final OrgShape ORG =
      new OrgShape(
          false,
          "USD",
          List.of("USD"),
          List.of(new OrgShape.Status("Draft", false), new OrgShape.Status("Activated", true)),
          Map.of(
              "Order",
              Map.of(
                  "Text__c", field("string", 8, 0),
                  "Number__c", field("double", 0, 2),
                  "Day__c", field("date", 0, 0),
                  "Moment__c", field("datetime", 0, 0),
                  "Gift__c", field("boolean", 0, 0),
                  "Level__c", field("picklist", 20, 0, "Gold", "Silver"),
                  "Tags__c", field("multipicklist", 200, 0, "a", "b"),
                  "Place__c", field("location", 0, 0),
                  "Once__c", new Field("string", 80, 0, true, false, false, List.of()),
                  "Formula__c", new Field("string", 80, 0, false, false, false, List.of())),
              "OrderItem",
              Map.of(
                  "Text__c", field("string", 80, 0),
                  "Mail__c", field("email", 20, 0),
                  "Link__c", field("url", 20, 0),
                  "Phone__c", field("phone", 10, 0),
                  "Open__c", field("picklist", 10, 0),
                  "PoNumber", field("string", 8, 0),
                  "Long__c", field("textarea", 12, 0)),
              "Contact",
              Map.of("Text__c", field("string", 80, 0)),
              "Account",
              Map.of("Text__c", field("string", 80, 0)),
              OrgShape.SHIPMENT,
              document(),
              OrgShape.TRACKING,
              document(),
              OrgShape.DOCUMENT_LINE,
              document()));

  /** A name is looked up; {@code fail} fails; {@code (} is no expression. */
  public static final Expressions NAMES =
      new Expressions() {
        @Override
        public Optional<String> fault(String expression) {
          return expression.contains("(") ? Optional.of("a bracket is open") : Optional.empty();
        }

        @Override
        public Value evaluate(
            String expression,
            Map<String, Object> context,
            Map<String, Map<String, Object>> named) {
          Object value = context.get(expression);
          return expression.equals("fail")
              ? new Value.Failed("it failed")
              : value == null ? new Value.Nothing() : new Value.Of(value);
        }
      };

  private MappingFixture() {}

  public static FieldMapping mapping(String field, String expression) {
    return new FieldMapping(0, Target.ORDER, field, expression, true, When.UPSERT, "", Blank.KEEP);
  }

  static FieldMapping mapping(Target target, String field, String expression, When when) {
    return new FieldMapping(0, target, field, expression, true, when, "", Blank.KEEP);
  }

  private static Map<String, Field> document() {
    return Map.of(
        "Magento_Id__c", field("string", 120, 0),
        "Text__c", field("string", 80, 0),
        "Number__c", field("double", 0, 2));
  }

  private static Field field(String type, int length, int scale, String... values) {
    return new Field(type, length, scale, true, true, false, List.of(values));
  }
}
