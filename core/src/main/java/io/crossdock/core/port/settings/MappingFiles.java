package io.crossdock.core.port.settings;

import io.crossdock.core.mapping.FieldMapping;
import io.crossdock.core.policy.Fault;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Mappings as a YAML file. What was written reads back the same. Pure. */
public interface MappingFiles {

  String write(List<FieldMapping> mappings);

  /** Says all that is wrong; checking against the org comes after. JSON is read too. */
  Content read(String yaml);

  /** What a file says; with faults it says nothing. */
  sealed interface Content {
    record Read(List<FieldMapping> mappings) implements Content {}

    /**
     * @param mappings as far as they can be read, in the places of the file
     */
    record Wrong(List<Fault> faults, List<FieldMapping> mappings) implements Content {

      /**
       * All that is wrong with the file.
       *
       * @param checked what the check of the mappings found; of one that can't be read it says
       *     nothing
       */
      public List<Fault> with(List<Fault> checked) {
        Set<String> unread = faults.stream().map(Wrong::row).collect(Collectors.toSet());
        return Stream.concat(
                faults.stream(), checked.stream().filter(f -> !unread.contains(row(f))))
            .toList();
      }

      private static String row(Fault fault) {
        int end = fault.field().indexOf(']');
        return end < 0 ? "" : fault.field().substring(0, end);
      }
    }
  }
}
