package io.crossdock.mapping;

import io.crossdock.core.mapping.FieldMapping;
import io.crossdock.core.mapping.FieldMapping.Blank;
import io.crossdock.core.mapping.FieldMapping.Target;
import io.crossdock.core.mapping.FieldMapping.When;
import io.crossdock.core.policy.Fault;
import io.crossdock.core.port.settings.MappingFiles;
import io.crossdock.core.port.settings.MappingFiles.Content;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Mappings as a YAML file: {@code mappings:} and a list, each with {@code object}, {@code field},
 * {@code expression} and, where they are not as usual, {@code website}, {@code enabled}, {@code
 * when}, {@code default}, {@code blank}. What was written reads back the same. Pure.
 */
public final class MappingFile {

  private static final int LONGEST = 1_000_000;
  private static final Set<String> KEYS =
      Set.of("object", "field", "expression", "website", "enabled", "when", "default", "blank");

  private final List<Fault> faults = new ArrayList<>();

  private MappingFile() {}

  /** As a port. */
  public static MappingFiles files() {
    return new MappingFiles() {
      @Override
      public String write(List<FieldMapping> mappings) {
        return MappingFile.write(mappings);
      }

      @Override
      public Content read(String yaml) {
        return MappingFile.read(yaml);
      }
    };
  }

  public static String write(List<FieldMapping> mappings) {
    var options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setSplitLines(false);
    return new Yaml(options)
        .dump(Map.of("mappings", mappings.stream().map(MappingFile::map).toList()));
  }

  /** Says all that is wrong; checking against the org comes after. */
  public static Content read(String yaml) {
    var file = new MappingFile();
    List<FieldMapping> mappings = file.mappings(yaml);
    return file.faults.isEmpty()
        ? new Content.Read(mappings)
        : new Content.Wrong(List.copyOf(file.faults), List.copyOf(mappings));
  }

  private List<FieldMapping> mappings(String yaml) {
    var mappings = new ArrayList<FieldMapping>();
    if (yaml.length() > LONGEST) {
      fault("mappings", "The file is longer than " + LONGEST + " characters.");
      return mappings;
    }
    try {
      Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
      if (root instanceof Map<?, ?> map
          && map.keySet().equals(Set.of("mappings"))
          && map.get("mappings") instanceof List<?> list) {
        for (int i = 0; i < list.size(); i++) {
          one("mappings[" + i + "]", list.get(i), mappings);
        }
      } else {
        fault("mappings", "The file must hold \"mappings:\" and a list, and nothing else.");
      }
    } catch (YAMLException | IllegalArgumentException e) { // a tag such as !!int of another text
      fault("mappings", "This is no YAML: " + e.getMessage());
    }
    return mappings;
  }

  private void one(String at, Object value, List<FieldMapping> mappings) {
    if (!(value instanceof Map<?, ?> given)) {
      fault(at, "Each mapping has object, field and expression.");
      mappings.add(new FieldMapping(0, Target.ORDER, "", "", false, When.UPSERT, "", Blank.KEEP));
      return;
    }
    var map = new LinkedHashMap<String, Object>();
    given.forEach((key, one) -> map.put(String.valueOf(key), one == null ? "" : one));
    var unknown = new TreeSet<>(map.keySet());
    unknown.removeAll(KEYS);
    unknown.forEach(key -> fault(at + "." + key, "There is no such key."));
    for (String key : List.of("object", "field", "expression")) {
      if (text(map, key).isEmpty()) {
        fault(at + "." + key, "This is missing.");
      }
    }
    mappings.add(
        new FieldMapping(
            website(at, map),
            target(at, map),
            text(map, "field"),
            text(map, "expression"),
            enabled(at, map),
            word(at, map, "when", When.values(), When.UPSERT),
            text(map, "default"),
            word(at, map, "blank", Blank.values(), Blank.KEEP)));
  }

  private int website(String at, Map<String, Object> map) {
    Object website = map.getOrDefault("website", 0);
    if (website instanceof Integer number && number >= 0) {
      return number;
    }
    fault(at + ".website", "This must be a website's number; 0 means all.");
    return 0;
  }

  private Target target(String at, Map<String, Object> map) {
    String object = text(map, "object");
    for (Target target : Target.values()) {
      if (target.object().equals(object)) {
        return target;
      }
    }
    if (!object.isEmpty()) {
      fault(
          at + ".object",
          Arrays.stream(Target.values())
              .map(Target::object)
              .collect(Collectors.joining(", ", "This must be one of ", ".")));
    }
    return Target.ORDER;
  }

  private boolean enabled(String at, Map<String, Object> map) {
    Object enabled = map.getOrDefault("enabled", true);
    if (!(enabled instanceof Boolean)) {
      fault(at + ".enabled", "This must be true or false.");
    }
    return Boolean.TRUE.equals(enabled);
  }

  private <E extends Enum<E>> E word(
      String at, Map<String, Object> map, String key, E[] words, E usual) {
    String text = text(map, key);
    for (E word : words) {
      if (word(word).equals(text)) {
        return word;
      }
    }
    if (!text.isEmpty()) {
      fault(
          at + "." + key,
          Arrays.stream(words)
              .map(MappingFile::word)
              .collect(Collectors.joining(", ", "This must be one of ", ".")));
    }
    return usual;
  }

  private static String text(Map<String, Object> map, String key) {
    return String.valueOf(map.getOrDefault(key, ""));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Map<String, Object> map(FieldMapping mapping) {
    var map = new LinkedHashMap<String, Object>();
    map.put("object", mapping.target().object());
    map.put("field", mapping.field());
    map.put("expression", mapping.expression());
    map.put("website", mapping.website());
    map.put("enabled", mapping.enabled());
    map.put("when", word(mapping.when()));
    map.put("default", mapping.otherwise());
    map.put("blank", word(mapping.blank()));
    return map;
  }

  private void fault(String field, String message) {
    faults.add(new Fault(field, message));
  }
}
