package io.crossdock.sandbox.org.soql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads what stands behind WHERE. AND and OR stand beside each other only in parentheses, NOT only
 * at the beginning of all or in parentheses of its own.
 */
final class Conditions {

  private final Tokens t;

  Conditions(Tokens tokens) {
    this.t = tokens;
  }

  Soql.Condition expression() {
    if (t.accept("NOT")) {
      return new Soql.Not(simple());
    }
    Soql.Condition left = simple();
    if (t.peek().is("AND")) {
      while (t.accept("AND")) {
        left = new Soql.And(left, simple());
      }
    } else {
      while (t.accept("OR")) {
        left = new Soql.Or(left, simple());
      }
    }
    if (t.peek().is("AND") || t.peek().is("OR")) {
      throw t.unexpected(t.peek());
    }
    return left;
  }

  private Soql.Condition simple() {
    if (t.accept("(")) {
      Soql.Condition inner = expression();
      t.expect(")");
      return inner;
    }
    return test();
  }

  private Soql.Condition test() {
    Word path = t.next();
    if (!path.names() || path.is("NOT")) {
      throw t.unexpected(path);
    }
    if (t.peek().is("(")) {
      throw Malformed.notImitated(path.text() + "() in WHERE");
    }
    if (t.accept("NOT")) {
      t.expect("IN");
      return new Soql.Not(new Soql.Test(path, "IN", list()));
    }
    Word operator = t.next();
    return switch (operator.text().toUpperCase(Locale.ROOT)) {
      case "IN" -> new Soql.Test(path, "IN", list());
      case "INCLUDES", "EXCLUDES" -> throw Malformed.notImitated("INCLUDES and EXCLUDES");
      case "!=", "<>" -> new Soql.Not(new Soql.Test(path, "=", List.of(value())));
      case "LIKE" -> new Soql.Test(path, "LIKE", List.of(pattern()));
      case "=", "<", ">", "<=", ">=" -> new Soql.Test(path, operator.text(), List.of(value()));
      default -> throw t.unexpected(operator);
    };
  }

  private List<Literal> list() {
    if (t.peek().text().startsWith(":")) {
      throw t.refused(t.peek(), "Bind variables only allowed in Apex code");
    }
    t.expect("(");
    if (t.peek().is("SELECT")) {
      throw Malformed.notImitated("semi-joins and anti-joins");
    }
    var values = new ArrayList<Literal>();
    do {
      values.add(value());
    } while (t.accept(","));
    t.expect(")");
    return values;
  }

  private Literal value() {
    return new Spelling(t, t.next()).value();
  }

  private Literal pattern() {
    Word word = t.next();
    var spelling = new Spelling(t, word);
    return word.quoted() ? spelling.pattern() : spelling.value();
  }
}
