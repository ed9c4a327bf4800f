package io.crossdock.acceptance;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.sandbox.org.Org;
import io.crossdock.sandbox.org.OrgOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import tools.jackson.databind.JsonNode;

/** {@code salesforce-package/} is what the product needs and what the sandbox org has. */
class SalesforcePackageIT {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path METADATA = ROOT.resolve("salesforce-package/force-app/main/default");
  private static final Pattern CUSTOM_NAME = Pattern.compile("Magento_\\w+__c");

  /** Objects as well: their names have the same form. */
  @Test
  void whatTheProductWritesByAMagentoNameIsInThePackageAndTheFieldsOfOrdersAreAllWritten()
      throws IOException {
    var written = new TreeSet<String>();
    for (String module : new String[] {"core", "salesforce"}) {
      for (Path source : files(ROOT.resolve(module + "/src/main"), ".java")) {
        CUSTOM_NAME
            .matcher(Files.readString(source))
            .results()
            .map(MatchResult::group)
            .forEach(written::add);
      }
    }
    var fields = new TreeSet<String>();
    var objects = new TreeSet<String>();
    for (Path file : files(METADATA.resolve("objects"), ".field-meta.xml")) {
      if (object(file).endsWith("__c")) {
        objects.add(object(file));
      } else {
        fields.add(fieldName(file));
      }
    }
    assertThat(written).containsAll(fields);
    written.removeAll(fields);
    assertThat(objects).containsAll(written);
  }

  @Test
  void everyFieldOfThePackageIsInTheSandboxOrgWithTheSameTypeAndSize() throws Exception {
    try (var org = Org.start(new OrgOptions(0, 7, null, InstantSource.system()))) {
      String token = token(org);
      for (Path file : files(METADATA.resolve("objects"), ".field-meta.xml")) {
        String object = object(file);
        JsonNode described =
            Http.send(
                    "GET",
                    org.url() + "/services/data/v66.0/sobjects/" + object + "/describe",
                    token,
                    null)
                .json();
        assertThat(shape(xml(file)))
            .as("%s.%s", object, fieldName(file))
            .isEqualTo(shape(field(described, fieldName(file))));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"Crossdock,true", "Magento_Documents,false"})
  void aPermissionSetGrantsEachFieldOfThePackage(String name, boolean writes) throws Exception {
    var set = xml(METADATA.resolve("permissionsets/" + name + ".permissionset-meta.xml"));
    var granted = blocks(set, "fieldPermissions");
    var objects = blocks(set, "objectPermissions");
    for (Path file : files(METADATA.resolve("objects"), ".field-meta.xml")) {
      if (writes || object(file).endsWith("__c")) {
        assertThat(granted)
            .contains(
                object(file) + "." + fieldName(file) + (writes ? " true true" : " true false"));
      }
    }
    for (Path file : files(METADATA.resolve("objects"), ".object-meta.xml")) {
      assertThat(objects).anyMatch(o -> o.startsWith(object(file) + " " + writes + " " + writes));
    }
  }

  /** What each element says, its parts with a blank between them. */
  private static Set<String> blocks(Document set, String element) {
    var blocks = new TreeSet<String>();
    var found = set.getElementsByTagName(element);
    for (int i = 0; i < found.getLength(); i++) {
      blocks.add(found.item(i).getTextContent().strip().replaceAll("\\s+", " "));
    }
    return blocks;
  }

  @Test
  void everyObjectOfThePackageHasItsLayoutWithEveryFieldAndAListOfAllRecords() throws Exception {
    for (Path file : files(METADATA.resolve("objects"), ".object-meta.xml")) {
      Document object = xml(file);
      String layout = object(file) + "-" + text(object, "label") + " Layout";
      String shown = Files.readString(METADATA.resolve("layouts/" + layout + ".layout-meta.xml"));
      for (Path field : files(file.resolveSibling("fields"), ".field-meta.xml")) {
        assertThat(shown).contains("<field>" + fieldName(field) + "</field>");
      }
      assertThat(columns(file.resolveSibling("listViews/All.listView-meta.xml"), "columns"))
          .allMatch(c -> c.equals("NAME") || exists(object(file), c));
    }
  }

  @Test
  void theRelatedListsOfALayoutAreLookUpsOfThePackageAndNotes() throws Exception {
    for (Path layout : files(METADATA.resolve("layouts"), ".layout-meta.xml")) {
      for (String list : columns(layout, "relatedList")) {
        String[] parts = list.split("\\.", -1);
        assertThat(list.equals("RelatedNoteList") || exists(parts[0], parts[1])).as(list).isTrue();
      }
    }
  }

  private static List<String> columns(Path file, String element) throws Exception {
    var found = xml(file).getElementsByTagName(element);
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> found.item(i).getTextContent())
        .toList();
  }

  private static boolean exists(String object, String field) {
    return Files.exists(
        METADATA.resolve("objects/" + object + "/fields/" + field + ".field-meta.xml"));
  }

  /** Type, size and key, in words that both sides can be put into. */
  private static String shape(Document field) {
    String type = text(field, "type");
    return switch (type) {
      case "Text" ->
          "string " + text(field, "length") + " " + text(field, "externalId") + " " + unique(field);
      case "Currency" -> "currency 18," + text(field, "scale");
      case "Number" -> "double 18," + text(field, "scale");
      case "LongTextArea" -> "textarea " + text(field, "length");
      case "Url" -> "url 255";
      case "DateTime" -> "datetime";
      case "Lookup" -> "reference " + text(field, "referenceTo");
      default -> throw new IllegalStateException("no shape for " + type);
    };
  }

  private static String shape(JsonNode field) {
    String type = field.path("type").asString("");
    return switch (type) {
      case "string" ->
          "string %s %s %s"
              .formatted(
                  field.path("length").asInt(),
                  field.path("externalId").asBoolean(),
                  field.path("unique").asBoolean());
      case "textarea", "url" -> type + " " + field.path("length").asInt();
      case "datetime" -> type;
      case "reference" -> type + " " + field.path("referenceTo").path(0).asString("");
      default ->
          "%s %s,%s".formatted(type, field.path("precision").asInt(), field.path("scale").asInt());
    };
  }

  private static String unique(Document field) {
    return text(field, "unique");
  }

  private static JsonNode field(JsonNode described, String name) {
    return described
        .path("fields")
        .valueStream()
        .filter(f -> f.path("name").asString("").equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String text(Document document, String tag) {
    return Optional.ofNullable(document.getElementsByTagName(tag).item(0))
        .orElseThrow()
        .getTextContent();
  }

  /** {@code .../objects/Order/fields/X.field-meta.xml}: Order. */
  private static String object(Path file) {
    return METADATA.resolve("objects").relativize(file).getName(0).toString();
  }

  private static String fieldName(Path file) {
    return file.getFileName().toString().replace(".field-meta.xml", "");
  }

  private static Document xml(Path file) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
  }

  private static Set<Path> files(Path folder, String suffix) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(f -> f.toString().endsWith(suffix)).collect(toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String token(Org org) {
    return Http.send(
            "POST",
            org.url()
                + "/services/oauth2/token?grant_type=client_credentials"
                + "&client_id=sandbox-client&client_secret=sandbox-secret",
            null,
            null)
        .json()
        .path("access_token")
        .asString();
  }
}
