package io.crossdock.sandbox.org;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * The objects and fields that {@code salesforce-package/} brings into an org, read from the very
 * files that are deployed, so that this org has what a real one has then. Immutable.
 *
 * @param fields by object, each in the grammar of {@link Field#parse}
 * @param children the lists that its look-ups give to the objects they point at
 */
record Packaged(Map<String, List<String>> fields, List<Schema.Children> children) {

  /** The switch without which an org has none of the package's own objects. */
  private static final String FEATURE = "documents";

  private static final String END = ".field-meta.xml";
  private static final Packaged ALL = read();

  static Packaged all() {
    return ALL;
  }

  private static Packaged read() {
    var fields = new TreeMap<String, List<String>>();
    var children = new ArrayList<Schema.Children>();
    for (String file : files()) {
      String[] steps = file.split("/", -1);
      String object = steps[steps.length - 3];
      Document field = xml(file);
      fields.computeIfAbsent(object, o -> new ArrayList<>()).add(line(field));
      if (text(field, "type").equals("Lookup")) {
        String list = text(field, "relationshipName") + "__r";
        children.add(
            new Schema.Children(text(field, "referenceTo"), list, object, text(field, "fullName")));
      }
    }
    return new Packaged(fields, List.copyOf(children));
  }

  /** Objects of its own, whole: each gets the next prefix of ids, as in an org that had none. */
  List<Entity> objects() {
    var objects = new ArrayList<Entity>();
    fields.forEach((name, own) -> {
      if (name.endsWith("__c")) {
        objects.add(
            Entity.parse(
                "%s a%02d if=%s\n".formatted(name, objects.size(), FEATURE)
                    + "Name string(80) index\nOwnerId reference(User)\n"
                    + "CurrencyIsoCode picklist(USD;EUR) if=multiCurrency\n"
                    + String.join("\n", own)));
      }
    });
    return objects;
  }

  private static String line(Document field) {
    String type =
        switch (text(field, "type")) {
          case "Text" -> "string(" + text(field, "length") + ")";
          case "LongTextArea" -> "textarea(" + text(field, "length") + ")";
          case "Url" -> "url(255)";
          case "Currency" -> "currency" + size(field);
          case "Number" -> "double" + size(field);
          case "DateTime" -> "datetime";
          case "Lookup" -> "reference(" + text(field, "referenceTo") + ")";
          default ->
              throw new IllegalStateException("a type not known here: " + text(field, "type"));
        };
    String flags =
        (text(field, "required").equals("true") ? " required" : "")
            + (text(field, "externalId").equals("true") ? " external" : "");
    return text(field, "fullName") + " " + type + flags;
  }

  private static String size(Document field) {
    return "(" + text(field, "precision") + "," + text(field, "scale") + ")";
  }

  private static String text(Document document, String tag) {
    var found = document.getElementsByTagName(tag);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent();
  }

  private static Document xml(String file) {
    try (InputStream in = Packaged.class.getResourceAsStream(file)) {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(Objects.requireNonNull(in, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException(file, e);
    }
  }

  /** Every file of a field, from the folder of classes or from the jar. */
  private static List<String> files() {
    URL folder = Objects.requireNonNull(Packaged.class.getResource("package"));
    try {
      if (folder.openConnection() instanceof JarURLConnection jar) {
        String here = jar.getEntryName();
        return jar.getJarFile().stream()
            .map(entry -> entry.getName())
            .filter(name -> name.startsWith(here) && name.endsWith(END))
            .map(name -> "/" + name)
            .sorted()
            .toList();
      }
      Path root = Path.of(new URI(folder.toString()));
      try (Stream<Path> files = Files.walk(root)) {
        return files
            .map(file -> "package/" + root.relativize(file).toString().replace('\\', '/'))
            .filter(name -> name.endsWith(END))
            .sorted()
            .toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
