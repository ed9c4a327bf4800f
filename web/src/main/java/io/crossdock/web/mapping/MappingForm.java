package io.crossdock.web.mapping;

import io.crossdock.core.mapping.FieldMapping;
import io.crossdock.core.mapping.FieldMapping.Blank;
import io.crossdock.core.mapping.FieldMapping.Target;
import io.crossdock.core.mapping.FieldMapping.When;
import io.crossdock.core.policy.Fault;
import io.crossdock.web.answer.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The mappings of one record and scope as rows of a form. Pure.
 *
 * @param website 0 = the connection
 */
public record MappingForm(Target target, int website, List<Row> rows) {

  private static final int MOST = 200;

  /**
   * @param fresh added on the page and still empty: the cursor stands there
   * @param faults by part: expression, field, when, default
   */
  public record Row(FieldMapping mapping, boolean fresh, List<Fault> faults) {

    public List<String> faults(String part) {
      return faults.stream().filter(f -> f.field().equals(part)).map(Fault::message).toList();
    }

    /** For {@code aria-describedby}: what is wrong, where something is. */
    public @Nullable String described(int row, String part) {
      return faults(part).isEmpty() ? null : id(row, part) + ".fault";
    }

    /** For {@code aria-invalid}. */
    public @Nullable String invalid(String part) {
      return faults(part).isEmpty() ? null : "true";
    }
  }

  public static String id(int row, String part) {
    return "m." + row + "." + part;
  }

  public static MappingForm of(Target target, int website, List<FieldMapping> stored) {
    return new MappingForm(
        target,
        website,
        stored.stream()
            .filter(m -> m.target() == target && m.website() == website)
            .map(m -> new Row(m, false, List.of()))
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
        rows.add(new Row(mapping, false, List.of()));
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
    more.add(new Row(empty, true, List.of()));
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

  /** With what was found wrong, each at its row; see {@link #over}. */
  public MappingForm with(List<Fault> faults) {
    var marked = new ArrayList<Row>();
    for (int i = 0; i < rows.size(); i++) {
      String prefix = "mappings[" + i + "].";
      var own =
          faults.stream()
              .filter(f -> f.field().startsWith(prefix))
              .map(f -> new Fault(f.field().substring(prefix.length()), f.message()))
              .toList();
      marked.add(new Row(rows.get(i).mapping(), rows.get(i).fresh(), own));
    }
    return new MappingForm(target, website, marked);
  }

  /** Those that are of no row of this form. */
  public List<Fault> elsewhere(List<Fault> faults) {
    return faults.stream()
        .filter(f -> {
          for (int i = 0; i < rows.size(); i++) {
            if (f.field().startsWith("mappings[" + i + "].")) {
              return false;
            }
          }
          return true;
        })
        .toList();
  }
}
