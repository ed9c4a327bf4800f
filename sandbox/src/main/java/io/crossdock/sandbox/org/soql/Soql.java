package io.crossdock.sandbox.org.soql;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A query as read from its text: the subset that the sandbox page lists. What the org's objects
 * allow is checked elsewhere.
 *
 * @param group which fields {@code FIELDS()} asks for: ALL, STANDARD or CUSTOM
 * @param count {@code COUNT()} in place of fields
 * @param alias the name that {@code FROM} gives the object; empty for none
 */
public record Soql(
    String text,
    List<Word> fields,
    Optional<String> group,
    List<Soql> children,
    boolean count,
    Word from,
    String alias,
    @Nullable Condition where,
    List<Word> groupBy,
    List<Order> order,
    int limit,
    int offset) {

  static final int LONGEST = 100_000;

  /** One sort key. */
  public record Order(Word path, boolean descending, boolean nullsFirst) {}

  /** What rows must meet. */
  public sealed interface Condition {}

  public record And(Condition left, Condition right) implements Condition {}

  public record Or(Condition left, Condition right) implements Condition {}

  public record Not(Condition inner) implements Condition {}

  /** An operator is {@code =}, {@code <}, {@code >}, {@code <=}, {@code >=}, LIKE or IN. */
  public record Test(Word path, String operator, List<Literal> values) implements Condition {}

  /**
   * Reads it.
   *
   * @throws Malformed when the org would not
   */
  public static Soql parse(String text) {
    if (text.length() > LONGEST) {
      throw new Malformed(
          "MALFORMED_QUERY", "SOQL statements cannot be longer than " + LONGEST + " characters.");
    }
    return new Grammar(text).query();
  }

  /** The same query with other names in it. */
  public Soql with(
      List<Word> named, List<Soql> lists, @Nullable Condition condition, List<Order> sorted) {
    return new Soql(
        text,
        named,
        Optional.empty(),
        lists,
        count,
        from,
        "",
        condition,
        groupBy,
        sorted,
        limit,
        offset);
  }

  /** A refusal that shows a word of this query. */
  public Malformed refused(Word at, String code, String message) {
    return Malformed.at(text, at.at(), code, message);
  }
}
