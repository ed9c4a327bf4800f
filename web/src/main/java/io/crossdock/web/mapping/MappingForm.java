package io.crossdock.web.mapping;

import io.crossdock.core.mapping.FieldMapping;
import io.crossdock.core.mapping.FieldMapping.Blank;
import io.crossdock.core.mapping.FieldMapping.Target;
import io.crossdock.core.mapping.FieldMapping.When;
import io.crossdock.core.policy.Fault;
import io.crossdock.web.answer.Faults;
import io.crossdock.web.answer.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The mappings of one record and scope as rows of a form. Pure.
 *
 * @param website 0 = the connection
 */
public record MappingForm(Target target, int website, List<Row> rows) {

  private static final int MOST = 200;
  private static final List<String> PARTS = List.of("expression", "field", "when", "default");
  private static final Pattern OF_A_ROW = Pattern.compile("^mappings\\[(\\d+)]\\.");

  /**
   * @param fresh added on the page and still empty: the cursor stands there
   */
  public record Row(FieldMapping mapping, boolean fresh) {}

  public static String id(int row, String part) {
    return "m." + row + "." + part;
  }

  public static MappingForm of(Target target, int website, List<FieldMapping> stored) {
    return new MappingForm(
        target,
        website,
        stored.stream()
            .filter(m -> m.target() == target && m.website() == website)
            .map(m -> new Row(m, false))
            .toList());
  }

  /** As a sent form has it; rows that were left wholly empty are none. */
  public static MappingForm of(Target target, int website, Form form) {
    var rows = new ArrayList<Row>();
    for (int i = 0; i < MOST && form.has(id(i, "expression")); i++) {
      FieldMapping mapping = mapping(target, website, form, i);
      if (!mapping.expression().isEmpty()
          || !mapping.field().isEmpty()
          || !mapping.otherwise().isEmpty()) {
        rows.add(new Row(mapping, false));
      }
    }
    return new MappingForm(target, website, rows);
  }

  private static FieldMapping mapping(Target target, int website, Form form, int row) {
    return new FieldMapping(
        website,
        target,
        form.text(id(row, "field")),
        form.text(id(row, "expression")),
        form.has(id(row, "enabled")),
        word(When.values(), form.text(id(row, "when"))),
        form.text(id(row, "default")),
        word(Blank.values(), form.text(id(row, "blank"))));
  }

  private static <E extends Enum<E>> E word(E[] words, String text) {
    return Arrays.stream(words).filter(w -> w.name().equals(text)).findFirst().orElse(words[0]);
  }

  /** With one more, empty row. */
  public MappingForm added() {
    var more = new ArrayList<>(rows);
    var empty = new FieldMapping(website, target, "", "", true, When.UPSERT, "", Blank.KEEP);
    more.add(new Row(empty, true));
    return new MappingForm(target, website, more);
  }

  public MappingForm without(int row) {
    var fewer = new ArrayList<>(rows);
    if (row >= 0 && row < fewer.size()) {
      fewer.remove(row);
    }
    return new MappingForm(target, website, fewer);
  }

  /** All mappings there shall be; those of this form come first, in its order. */
  public List<FieldMapping> over(List<FieldMapping> stored) {
    var all = new ArrayList<>(rows.stream().map(Row::mapping).toList());
    stored.stream().filter(m -> m.target() != target || m.website() != website).forEach(all::add);
    return all;
  }

  /** What was found wrong, each at its row; see {@link #over}. */
  public Faults told(List<Fault> found) {
    var labels = new HashMap<String, String>();
    for (int i = 0; i < rows.size(); i++) {
      FieldMapping mapping = rows.get(i).mapping();
      String row = mapping.field().isEmpty() ? "Row " + (i + 1) : mapping.name();
      for (String part : PARTS) {
        labels.put(id(i, part), row);
      }
    }
    return new Faults(
        found.stream().map(f -> new Fault(here(f.field()), f.message())).toList(), labels);
  }

  private static String here(String field) {
    return OF_A_ROW.matcher(field).replaceFirst("m.$1.");
  }
}
