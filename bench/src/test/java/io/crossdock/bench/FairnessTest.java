package io.crossdock.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FairnessTest {

  @Test
  void thePeersShareNoCodeWithTheProductOrTheSandbox() {
    noClasses()
        .that()
        .resideInAPackage("io.crossdock.bench.peer..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.crossdock.core..",
            "io.crossdock.magento..",
            "io.crossdock.salesforce..",
            "io.crossdock.store..",
            "io.crossdock.web..",
            "io.crossdock.app..",
            "io.crossdock.sandbox..")
        .check(new ClassFileImporter().importPackages("io.crossdock.bench"));
  }

  @Test
  void everyContestantGetsTheSameMixAndItIsWhatTheFileSays() throws IOException {
    var setup = new Setup(1, 1);
    List<Mix.Sale> mix = new Mix(setup).sales(1000);
    assertThat(mix).isEqualTo(new Mix(setup).sales(1000));
    assertThat(mix).filteredOn(sale -> sale.customerId() >= 1_000_000).hasSize(500);
    assertThat(mix).filteredOn(Mix.Sale::shipped).hasSize(500);
    assertThat(mix).noneMatch(Mix.Sale::comment);
    double lines = mix.stream().mapToInt(sale -> sale.products().size()).average().orElse(0);
    assertThat(lines).isBetween(1.9, 2.1);
  }

  @Test
  void aPercentileIsTheSlowestOfThatShare() {
    var paced = new Paced("webhook", 1, 100, 0, LongStream.rangeClosed(1, 100).boxed().toList());
    assertThat(paced.percentile(50)).isEqualTo(0.050);
    assertThat(paced.percentile(99)).isEqualTo(0.099);
  }
}
