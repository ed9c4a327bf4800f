package io.crossdock.app.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** {@code crossdock.yaml}: the same keys as the environment, which wins over it. */
public final class SettingsFile {

  private SettingsFile() {}

  /**
   * Reads the file where it exists and lays the environment over it.
   *
   * @throws IOException when it exists but can't be read, or is no flat list of keys and values;
   *     the message is for people
   */
  public static Map<String, String> read(Path file, Map<String, String> environment)
      throws IOException {
    var values = new LinkedHashMap<String, String>();
    if (Files.exists(file)) {
      for (var entry : parse(file).entrySet()) {
        if (entry.getValue() != null) {
          values.put(String.valueOf(entry.getKey()), String.valueOf(entry.getValue()));
        }
      }
    }
    values.putAll(environment);
    return values;
  }

  private static Map<?, ?> parse(Path file) throws IOException {
    try {
      var options = new LoaderOptions();
      var plain = new SafeConstructor(options);
      var style = new DumperOptions();
      Object yaml =
          new Yaml(plain, new Representer(style), style, options, new Texts())
              .load(Files.readString(file));
      if (yaml == null) { // nothing but comments
        return Map.of();
      }
      if (yaml instanceof Map<?, ?> map) {
        return map;
      }
    } catch (MarkedYAMLException e) { // its text quotes the file, and with it secrets
      throw new IOException(
          file
              + " is not valid YAML"
              + (e.getProblemMark() == null
                  ? "."
                  : "; look at line " + (e.getProblemMark().getLine() + 1) + "."));
    } catch (YAMLException e) {
      throw new IOException(file + " is not valid YAML.");
    }
    throw new IOException(file + ": write one \"CROSSDOCK_KEY: value\" per line");
  }

  /** Every value is the text that was written: no date, octal number or "yes" of YAML's. */
  private static final class Texts extends Resolver {
    @Override
    protected void addImplicitResolvers() {}
  }
}
