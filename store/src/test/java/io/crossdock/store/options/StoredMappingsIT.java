package io.crossdock.store.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.mapping.Expressions;
import io.crossdock.core.mapping.FieldMapping;
import io.crossdock.core.mapping.FieldMapping.Blank;
import io.crossdock.core.mapping.FieldMapping.Target;
import io.crossdock.core.mapping.FieldMapping.When;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.port.settings.Mappings;
import io.crossdock.core.port.settings.Mappings.Change;
import io.crossdock.core.port.settings.Mappings.Result;
import io.crossdock.store.OnPostgres;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredMappingsIT extends OnPostgres {

  private static final Instant T0 = Instant.parse("2026-11-24T10:00:00Z");
  private static final OrgShape.Field TEXT =
      new OrgShape.Field("string", 80, 0, true, true, false, List.of());
  private static final OrgShape ORG =
      new OrgShape(
          false,
          "USD",
          List.of("USD"),
          List.of(),
          Map.of("Order", Map.of("A__c", TEXT, "B__c", TEXT)));
  private static final Expressions ANY =
      new Expressions() {
        @Override
        public Optional<String> fault(String expression) {
          return Optional.empty();
        }

        @Override
        public Value evaluate(
            String expression,
            Map<String, Object> context,
            Map<String, Map<String, Object>> named) {
          return new Value.Nothing();
        }
      };

  private Instant now = T0;
  private final Mappings mappings = store.mappings("main", ANY, () -> now);

  @BeforeEach
  void empty() {
    sql(
        "TRUNCATE work, shop_order, written, attempt, field_mapping, field_mapping_change RESTART"
            + " IDENTITY");
  }

  @Test
  void whatWasSavedReadsBackTheSameAndHoldsForItsWebsite() {
    var ofTwo =
        new FieldMapping(2, Target.ORDER, "A__c", "x", true, When.INSERT_ONLY, "none", Blank.CLEAR);
    assertThat(save(0, mapping("A__c", "a"), ofTwo)).isInstanceOf(Result.Saved.class);
    assertThat(mappings.read().mappings()).containsExactly(mapping("A__c", "a"), ofTwo);
    assertThat(mappings.effective(2)).containsExactly(ofTwo);
    assertThat(mappings.effective(1)).containsExactly(mapping("A__c", "a"));
  }

  @Test
  void withAnyFaultNothingIsSaved() {
    Result result = save(0, mapping("A__c", "a"), mapping("Nowhere__c", "a"));
    assertThat(((Result.Refused) result).faults()).hasSize(1);
    assertThat(mappings.read()).isEqualTo(new Mappings.Stored(List.of(), 0));
  }

  @Test
  void twoPeopleDoNotOverwriteEachOther() {
    save(0, mapping("A__c", "a"));
    Result late = save(0, mapping("B__c", "b"));
    assertThat(((Result.Refused) late).faults().getFirst().field()).isEqualTo("version");
    assertThat(mappings.read().mappings()).containsExactly(mapping("A__c", "a"));
  }

  @Test
  void theHistorySaysWhoChangedWhatAndOnlyWhatChanged() {
    save(0, mapping("A__c", "a"), mapping("B__c", "b"));
    save(mappings.read().version(), mapping("A__c", "other"), mapping("B__c", "b"));
    save(mappings.read().version(), mapping("A__c", "other"));
    assertThat(mappings.history(2))
        .containsExactly(
            new Mappings.Entry(4, Optional.of(mapping("B__c", "b")), Optional.empty(), "ann", T0),
            new Mappings.Entry(
                3,
                Optional.of(mapping("A__c", "a")),
                Optional.of(mapping("A__c", "other")),
                "ann",
                T0));
  }

  @Test
  void ordersThatAFailingMappingHoldsUpAreDueAfterTheNextChange() {
    sql(
        """
        INSERT INTO order_state (connection, entity_id, generation, observed, reason_code)
        VALUES ('main', 42, 1, 1, 'mapping'), ('main', 43, 1, 1, 'zero-total')
        """);
    assertThat(((Result.Saved) save(0, mapping("A__c", "a"))).released()).isEqualTo(1);
    long same = mappings.read().version();
    assertThat(save(same, mapping("A__c", "a"))).isEqualTo(new Result.Saved(same, 0));
  }

  @Test
  void anotherInstanceSeesAChangeWithinASecond() {
    var other = store.mappings("main", ANY, () -> now);
    assertThat(other.effective(0)).isEmpty();
    save(0, mapping("A__c", "a"));
    now = T0.plus(Mappings.SEEN_WITHIN);
    assertThat(other.effective(0)).hasSize(1);
  }

  private Result save(long basedOn, FieldMapping... all) {
    return mappings.save(new Change(List.of(all), basedOn, "ann", T0), ORG);
  }

  private static FieldMapping mapping(String field, String expression) {
    return new FieldMapping(0, Target.ORDER, field, expression, true, When.UPSERT, "", Blank.KEEP);
  }

  private static void sql(String text) {
    jdbc().sql(text).update();
  }
}
