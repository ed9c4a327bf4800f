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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import tools.jackson.databind.JsonNode;

/** {@code salesforce-package/} is what the product needs and what the sandbox org has. */
class SalesforcePackageIT {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path METADATA = ROOT.resolve("salesforce-package/force-app/main/default");
  private static final Pattern CUSTOM_FIELD = Pattern.compile("Magento_\\w+__c");

  @Test
  void everyCustomFieldTheProductWritesIsInThePackage() throws IOException {
    var written = new TreeSet<String>();
    for (String module : new String[] {"core", "salesforce"}) {
      for (Path source : files(ROOT.resolve(module + "/src/main"), ".java")) {
        CUSTOM_FIELD
            .matcher(Files.readString(source))
            .results()
            .map(MatchResult::group)
            .forEach(written::add);
      }
    }
    var packaged =
        files(METADATA.resolve("objects"), ".field-meta.xml").stream()
            .map(SalesforcePackageIT::fieldName)
            .collect(toCollection(TreeSet::new));

    assertThat(written).isNotEmpty();
    assertThat(packaged).isEqualTo(written);
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

  @Test
  void thePermissionSetGrantsEachFieldOfThePackage() throws Exception {
    var set = xml(METADATA.resolve("permissionsets/Crossdock.permissionset-meta.xml"));
    var granted = set.getElementsByTagName("field");
    var names = new TreeSet<String>();
    for (int i = 0; i < granted.getLength(); i++) {
      names.add(granted.item(i).getTextContent());
    }
    for (Path file : files(METADATA.resolve("objects"), ".field-meta.xml")) {
      assertThat(names).contains(object(file) + "." + fieldName(file));
    }
  }

  /** Type, size and key, in words that both sides can be put into. */
  private static String shape(Document field) {
    String type = text(field, "type");
    return switch (type) {
      case "Text" ->
          "string " + text(field, "length") + " " + text(field, "externalId") + " " + unique(field);
      case "Currency" -> "currency 18," + text(field, "scale");
      case "Number" -> "double 18," + text(field, "scale");
      default -> throw new IllegalStateException("no shape for " + type);
    };
  }

  private static String shape(JsonNode field) {
    String type = field.path("type").asString("");
    return type.equals("string")
        ? "string %s %s %s"
            .formatted(
                field.path("length").asInt(),
                field.path("externalId").asBoolean(),
                field.path("unique").asBoolean())
        : "%s %s,%s".formatted(type, field.path("precision").asInt(), field.path("scale").asInt());
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
