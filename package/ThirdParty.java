import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The libraries of a folder: a list of their licences, and the texts that they carry in themselves.
 */
class ThirdParty {

  public static void main(String[] args) throws IOException {
    Path lib = Path.of(args[0]);
    Path licences = Files.createDirectories(Path.of(args[1]));
    var list = new TreeMap<String, String>();
    JsonNode bill = JsonMapper.shared().readTree(Files.readString(lib.resolve("sbom.json")));
    for (JsonNode library : bill.path("components").values()) {
      String group = library.path("group").asString("");
      if (!group.equals("io.crossdock")) {
        list.put(
            group
                + ":"
                + library.path("name").asString()
                + " "
                + library.path("version").asString(),
            library
                .path("licenses")
                .valueStream()
                .map(each -> each.path("license"))
                .map(licence -> licence.path("id").asString(licence.path("name").asString("")))
                .collect(Collectors.joining(" or ")));
      }
    }
    var text =
        new StringBuilder(
            "Libraries in lib/ and their licences. Texts they carry are in the folders here.\n");
    text.append(
        "The Java in runtime/ is OpenJDK, GPL-2.0 with Classpath Exception: runtime/legal.\n");
    text.append("PostgreSQL in lib/postgres has the PostgreSQL License: postgresql.txt.\n\n");
    list.forEach((name, licence) -> text.append(name).append("  ").append(licence).append('\n'));
    Files.writeString(licences.resolve("THIRD-PARTY.txt"), text);
    try (var jars = Files.newDirectoryStream(lib, "*.jar")) {
      for (Path jar : jars) {
        texts(jar, licences);
      }
    }
  }

  private static void texts(Path jar, Path licences) throws IOException {
    String name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
    if (name.startsWith("crossdock-")) {
      return;
    }
    try (var file = new JarFile(jar.toFile())) {
      for (var entry : file.stream().toList()) {
        String last = entry.getName().replaceFirst(".*/", "");
        if (last.matches("(?i)(LICEN[CS]E|NOTICE|COPYING|COPYRIGHT)([-._].*)?")
            && !last.endsWith(".class")) {
          Path to = Files.createDirectories(licences.resolve(name)).resolve(last);
          try (var in = file.getInputStream(entry)) {
            Files.write(to, in.readAllBytes());
          }
        }
      }
    }
  }
}
