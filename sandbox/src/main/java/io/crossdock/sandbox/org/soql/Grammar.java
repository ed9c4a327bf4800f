package io.crossdock.sandbox.org.soql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one query: {@code SELECT} to {@code OFFSET}. */
final class Grammar {

  private static final List<String> CLAUSES =
      List.of(
          "", ")", ",", "USING", "WHERE", "WITH", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET",
          "FOR", "UPDATE", "ALL");
  private static final List<String> AGGREGATES =
      List.of("COUNT", "COUNT_DISTINCT", "SUM", "AVG", "MIN", "MAX", "GROUPING");

  private static final int FARTHEST = 2_000;

  private final String text;
  private final Tokens t;

  Grammar(String text) {
    this.text = text;
    this.t = new Tokens(text);
  }

  Soql query() {
    Soql query = select(true);
    if (!t.peek().text().isEmpty()) {
      throw t.unexpected(t.peek());
    }
    return query;
  }

  private Soql select(boolean root) {
    t.expect("SELECT");
    var selected = new Selected();
    do {
      item(selected, root);
    } while (t.accept(","));
    t.expect("FROM");
    Word from = name();
    String alias = alias();
    if (t.peek().is(",")) {
      throw Malformed.notImitated("several objects in FROM");
    }
    refuseUnknownClauses();
    Soql.Condition where = t.accept("WHERE") ? new Conditions(t).expression() : null;
    if (t.peek().is("WITH")) {
      throw Malformed.notImitated("WITH");
    }
    List<Word> groupBy = groupBy();
    List<Soql.Order> order = order();
    if (selected.count && !order.isEmpty()) {
      throw t.refused(order.getFirst().path(), "Ordered field must be grouped or aggregated");
    }
    int limit = t.accept("LIMIT") ? number() : Integer.MAX_VALUE;
    int offset = t.accept("OFFSET") ? offset() : 0;
    refuseUnknownClauses();
    return new Soql(
        text,
        selected.fields,
        Optional.ofNullable(selected.group),
        selected.children,
        selected.count,
        from,
        alias,
        where,
        groupBy,
        order,
        limit,
        offset);
  }

  private int offset() {
    int offset = number();
    if (offset > FARTHEST) {
      throw new Malformed(
          "NUMBER_OUTSIDE_VALID_RANGE", "Maximum SOQL offset allowed is " + FARTHEST);
    }
    return offset;
  }

  /** What stands between SELECT and FROM. */
  private static final class Selected {
    final List<Word> fields = new ArrayList<>();
    final List<Soql> children = new ArrayList<>();
    @Nullable String group;
    boolean count;
  }

  private void item(Selected into, boolean root) {
    if (t.peek().is("TYPEOF")) {
      throw Malformed.notImitated("TYPEOF");
    }
    if (t.accept("(")) {
      into.children.add(select(false));
      t.expect(")");
    } else if (t.second().is("(")) {
      function(into, root);
    } else {
      into.fields.add(name());
    }
    if (!t.peek().is(",") && !t.peek().is("FROM") && t.peek().names()) {
      throw t.refused(t.peek(), "only aggregate expressions use field aliasing");
    }
  }

  private void function(Selected into, boolean root) {
    Word function = t.next();
    t.expect("(");
    if (function.is("FIELDS")) {
      Word group = t.next();
      if (!List.of("ALL", "STANDARD", "CUSTOM").contains(upper(group))) {
        throw t.unexpected(group);
      }
      into.group = upper(group);
      t.expect(")");
    } else if (function.is("COUNT") && t.accept(")")) {
      if (!root) {
        throw t.refused(function, "only root queries support aggregate expressions");
      }
      if (!t.peek().is("FROM") || !into.fields.isEmpty() || !into.children.isEmpty()) {
        throw t.unexpected(t.peek().is("FROM") ? function : t.peek());
      }
      into.count = true;
    } else {
      throw Malformed.notImitated(
          AGGREGATES.contains(upper(function))
              ? "aggregates other than COUNT(): " + function.text() + "()"
              : function.text() + "()");
    }
  }

  private Word name() {
    Word word = t.next();
    if (!word.names() || word.is("SELECT") || word.is("FROM") || word.is("WHERE")) {
      throw t.unexpected(word);
    }
    return word;
  }

  private String alias() {
    if (!t.accept("AS") && CLAUSES.contains(upper(t.peek()))) {
      return "";
    }
    return name().text();
  }

  private void refuseUnknownClauses() {
    switch (upper(t.peek())) {
      case "USING" -> throw Malformed.notImitated("USING SCOPE");
      case "FOR" -> throw Malformed.notImitated("FOR VIEW, FOR REFERENCE and FOR UPDATE");
      case "UPDATE" -> throw Malformed.notImitated("UPDATE TRACKING and UPDATE VIEWSTAT");
      default -> {}
    }
  }

  /** Read, so that what can't be grouped is refused; the grouping itself is not imitated. */
  private List<Word> groupBy() {
    var keys = new ArrayList<Word>();
    if (t.accept("GROUP")) {
      t.expect("BY");
      do {
        Word key = name();
        if (t.peek().is("(")) {
          throw Malformed.notImitated("GROUP BY " + key.text() + "()");
        }
        keys.add(key);
      } while (t.accept(","));
      if (t.peek().is("HAVING")) {
        throw Malformed.notImitated("HAVING");
      }
    }
    return keys;
  }

  private List<Soql.Order> order() {
    var keys = new ArrayList<Soql.Order>();
    if (t.accept("ORDER")) {
      t.expect("BY");
      do {
        if (t.second().is("(")) {
          throw Malformed.notImitated("ORDER BY " + t.peek().text() + "()");
        }
        Word path = name();
        boolean descending = t.accept("DESC");
        if (!descending) {
          t.accept("ASC");
        }
        keys.add(new Soql.Order(path, descending, nullsFirst()));
      } while (t.accept(","));
    }
    return keys;
  }

  private boolean nullsFirst() {
    if (t.accept("NULLS") && !t.accept("FIRST")) {
      t.expect("LAST");
      return false;
    }
    return true;
  }

  private int number() {
    Word word = t.next();
    if (!word.text().matches("\\d{1,9}")) {
      throw t.unexpected(word);
    }
    return Integer.parseInt(word.text());
  }

  private static String upper(Word word) {
    return word.text().toUpperCase(Locale.ROOT);
  }
}
