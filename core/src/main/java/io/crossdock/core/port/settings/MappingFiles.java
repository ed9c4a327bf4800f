package io.crossdock.core.port.settings;

import io.crossdock.core.mapping.FieldMapping;
import io.crossdock.core.policy.Fault;
import java.util.List;

/** Mappings as a YAML file. What was written reads back the same. Pure. */
public interface MappingFiles {

  String write(List<FieldMapping> mappings);

  /** Says all that is wrong; checking against the org comes after. JSON is read too. */
  Content read(String yaml);

  /** What a file says; with faults it says nothing. */
  sealed interface Content {
    record Read(List<FieldMapping> mappings) implements Content {}

    record Wrong(List<Fault> faults) implements Content {}
  }
}
