package io.crossdock.sandbox.org;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A query as read from its text: the subset that the sandbox page lists. */
record Soql(
    List<String> fields,
    List<Soql> children,
    boolean count,
    String from,
    @Nullable Condition where,
    List<Order> order,
    int limit,
    int offset) {

  /** One sort key. */
  record Order(String path, boolean descending) {}

  sealed interface Condition {}

  record And(Condition left, Condition right) implements Condition {}

  record Or(Condition left, Condition right) implements Condition {}

  record Not(Condition inner) implements Condition {}

  /** Values are text, number, boolean, or {@link #NULL}. */
  record Test(String path, String operator, List<Object> values) implements Condition {}

  static final Object NULL = new Object();

  static Soql parse(String text) {
    var tokens = new Tokens(text);
    Soql query = select(tokens);
    if (!tokens.peek().isEmpty()) {
      throw Tokens.malformed(tokens.peek());
    }
    return query;
  }

  private static Soql select(Tokens t) {
    t.expect("SELECT");
    var fields = new ArrayList<String>();
    var children = new ArrayList<Soql>();
    boolean count = false;
    do {
      if (t.accept("(")) {
        children.add(select(t));
        t.expect(")");
      } else if (t.peek().equalsIgnoreCase("COUNT")) {
        t.next();
        t.expect("(");
        t.expect(")");
        count = true;
      } else {
        fields.add(t.next());
      }
    } while (t.accept(","));
    t.expect("FROM");
    String from = t.next();
    Condition where = t.accept("WHERE") ? or(t) : null;
    List<Order> order = order(t);
    int limit = t.accept("LIMIT") ? count(t) : Integer.MAX_VALUE;
    int offset = t.accept("OFFSET") ? count(t) : 0;
    return new Soql(fields, children, count, from, where, order, limit, offset);
  }

  private static List<Order> order(Tokens t) {
    var keys = new ArrayList<Order>();
    if (t.accept("ORDER")) {
      t.expect("BY");
      do {
        String path = t.next();
        boolean descending = t.accept("DESC");
        t.accept("ASC");
        if (t.accept("NULLS") && !t.accept("FIRST")) {
          t.expect("LAST");
        }
        keys.add(new Order(path, descending));
      } while (t.accept(","));
    }
    return keys;
  }

  private static int count(Tokens t) {
    String word = t.next();
    if (!word.matches("\\d{1,9}")) {
      throw Tokens.malformed(word);
    }
    return Integer.parseInt(word);
  }

  private static Condition or(Tokens t) {
    Condition left = and(t);
    while (t.accept("OR")) {
      left = new Or(left, and(t));
    }
    return left;
  }

  private static Condition and(Tokens t) {
    Condition left = term(t);
    while (t.accept("AND")) {
      left = new And(left, term(t));
    }
    return left;
  }

  private static Condition term(Tokens t) {
    if (t.accept("NOT")) {
      return new Not(term(t));
    }
    if (t.accept("(")) {
      Condition inner = or(t);
      t.expect(")");
      return inner;
    }
    String path = t.next();
    if (t.accept("NOT")) {
      t.expect("IN");
      return new Not(new Test(path, "IN", values(t)));
    }
    String operator = t.next().toUpperCase(Locale.ROOT);
    return switch (operator) {
      case "IN" -> new Test(path, "IN", values(t));
      case "!=", "<>" -> new Not(new Test(path, "=", List.of(literal(t.next()))));
      case "=", "<", ">", "<=", ">=", "LIKE" ->
          new Test(path, operator, List.of(literal(t.next())));
      default -> throw Tokens.malformed(operator);
    };
  }

  private static List<Object> values(Tokens t) {
    t.expect("(");
    var values = new ArrayList<Object>();
    do {
      values.add(literal(t.next()));
    } while (t.accept(","));
    t.expect(")");
    return values;
  }

  private static Object literal(String word) {
    if (word.startsWith("'")) {
      return word.substring(1, word.length() - 1).replace("\\n", "\n").replaceAll("\\\\(.)", "$1");
    }
    if (word.matches("(?i)true|false")) {
      return Boolean.valueOf(word);
    }
    if (word.equalsIgnoreCase("null")) {
      return NULL;
    }
    if (word.matches("\\d{4}-\\d\\d-\\d\\d")) {
      return word;
    }
    try {
      return word.contains("T") ? Values.dateTime(word) : new BigDecimal(word);
    } catch (DateTimeException | NumberFormatException e) {
      Refusal refusal = Tokens.malformed(word);
      refusal.initCause(e);
      throw refusal;
    }
  }
}
