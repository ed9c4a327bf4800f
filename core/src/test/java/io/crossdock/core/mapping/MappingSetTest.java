package io.crossdock.core.mapping;

import static io.crossdock.core.mapping.MappingFixture.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.policy.Released;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MappingSetTest {

  private static final MappingSet BEFORE =
      new MappingSet(List.of(mapping("Text__c", "gift"), mapping("Number__c", "total")));

  @Test
  void onlyMappingsThatBecomeOthersAreChanges() {
    FieldMapping other = mapping("Number__c", "weight");
    FieldMapping made = mapping("Day__c", "placed");
    assertThat(BEFORE.changes(new MappingSet(List.of(made, other))))
        .containsExactlyInAnyOrder(
            new MappingSet.Change(Optional.of(mapping("Text__c", "gift")), Optional.empty()),
            new MappingSet.Change(Optional.of(mapping("Number__c", "total")), Optional.of(other)),
            new MappingSet.Change(Optional.empty(), Optional.of(made)));
  }

  @Test
  void anyChangeSetsFreeWhatAMappingHoldsUp() {
    assertThat(BEFORE.released(new MappingSet(List.of())))
        .isEqualTo(Released.of(Set.of("mapping")));
    assertThat(BEFORE.released(new MappingSet(BEFORE.all().reversed())).none()).isTrue();
  }
}
