package io.crossdock.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.mapping.FieldMapping;
import io.crossdock.core.mapping.FieldMapping.Blank;
import io.crossdock.core.mapping.FieldMapping.Target;
import io.crossdock.core.mapping.FieldMapping.When;
import io.crossdock.core.policy.Fault;
import io.crossdock.core.port.settings.MappingFiles.Content;
import java.util.List;
import org.junit.jupiter.api.Test;

class MappingFileTest {

  private static final List<FieldMapping> ALL =
      List.of(
          new FieldMapping(
              0, Target.ORDER, "PoNumber", "payment.po_number", true, When.UPSERT, "", Blank.KEEP),
          new FieldMapping(
              2,
              Target.ORDER_ITEM,
              "Size__c",
              "x: \"#'\n& yes",
              false,
              When.INSERT_ONLY,
              "no",
              Blank.CLEAR));

  @Test
  void whatWasExportedIsImportedTheSame() {
    assertThat(MappingFile.read(MappingFile.write(ALL))).isEqualTo(new Content.Read(ALL));
    assertThat(MappingFile.read(MappingFile.write(List.of())))
        .isEqualTo(new Content.Read(List.of()));
  }

  @Test
  void aShortFileIsEnough() {
    String yaml = "mappings:\n- {object: Order, field: PoNumber, expression: payment.po_number}\n";
    assertThat(MappingFile.read(yaml)).isEqualTo(new Content.Read(ALL.subList(0, 1)));
  }

  @Test
  void allFaultsOfAFileAreToldTogether() {
    String yaml =
        """
        mappings:
        - {object: Lead, field: A, expression: b, when: sometimes, website: all}
        - {object: Order, colour: red, enabled: maybe}
        - just a text
        """;
    assertThat(faults(yaml))
        .extracting(Fault::field)
        .containsExactlyInAnyOrder(
            "mappings[0].object",
            "mappings[0].when",
            "mappings[0].website",
            "mappings[1].colour",
            "mappings[1].field",
            "mappings[1].expression",
            "mappings[1].enabled",
            "mappings[2]");
  }

  @Test
  void whatTheOrgKnowsIsToldWithThemByTheSameRows() {
    String yaml =
        """
        mappings:
        - just a text
        - {object: Order, field: Nope__c, expression: b}
        """;
    var wrong = (Content.Wrong) MappingFile.read(yaml);
    assertThat(wrong.mappings()).extracting(FieldMapping::field).containsExactly("", "Nope__c");
    assertThat(
            wrong.with(
                List.of(
                    new Fault("mappings[0].field", "there is none"),
                    new Fault("mappings[1].field", "there is none"))))
        .extracting(Fault::field)
        .containsExactly("mappings[0]", "mappings[1].field");
  }

  @Test
  void whatIsNoMappingFileIsRefusedAndNoObjectIsMade() {
    assertThat(faults("- a")).hasSize(1);
    assertThat(faults("mappings: {")).hasSize(1);
    assertThat(faults("mappings: !!java.net.URL [http://example.com]")).hasSize(1);
  }

  private static List<Fault> faults(String yaml) {
    return ((Content.Wrong) MappingFile.read(yaml)).faults();
  }
}
