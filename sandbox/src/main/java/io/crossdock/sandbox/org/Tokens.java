package io.crossdock.sandbox.org;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a query, read one after the other. */
final class Tokens {

  private static final Pattern TOKEN =
      Pattern.compile("\\s*(?:('(?:[^'\\\\]|\\\\.)*')|(<=|>=|!=|<>|[=<>(),])|([^\\s'()=<>!,]+))");

  private final List<String> words = new ArrayList<>();
  private int at;

  Tokens(String text) {
    Matcher m = TOKEN.matcher(text);
    int end = 0;
    while (m.lookingAt()) {
      words.add(m.group().strip());
      end = m.end();
      m.region(end, text.length());
    }
    if (!text.substring(end).isBlank()) {
      throw malformed(text.substring(end));
    }
  }

  String peek() {
    return at < words.size() ? words.get(at) : "";
  }

  String next() {
    String word = peek();
    if (word.isEmpty()) {
      throw malformed("<EOF>");
    }
    at++;
    return word;
  }

  /** Takes the word if it is the next. */
  boolean accept(String word) {
    boolean hit = peek().equalsIgnoreCase(word);
    at += hit ? 1 : 0;
    return hit;
  }

  void expect(String word) {
    if (!accept(word)) {
      throw malformed(peek());
    }
  }

  static Refusal malformed(String near) {
    return Refusal.data("MALFORMED_QUERY", "unexpected token: '" + near + "'");
  }
}
