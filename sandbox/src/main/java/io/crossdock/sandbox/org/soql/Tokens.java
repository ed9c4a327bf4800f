package io.crossdock.sandbox.org.soql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a query, read one after the other. */
final class Tokens {

  private static final Pattern TOKEN =
      Pattern.compile(
          "('(?:[^'\\\\]|\\\\.)*+')|(<=|>=|!=|<>|[=<>(),])|([^\\s'\"()=<>!,]+)", Pattern.DOTALL);

  private final String text;
  private final List<Word> words = new ArrayList<>();
  private int next;

  Tokens(String text) {
    this.text = text;
    Matcher m = TOKEN.matcher(text);
    int at = blanks(0);
    while (at < text.length()) {
      m.region(at, text.length());
      if (!m.lookingAt()) {
        throw unreadable(at);
      }
      words.add(new Word(m.group(), at));
      at = blanks(m.end());
    }
  }

  private int blanks(int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private Malformed unreadable(int at) {
    return text.charAt(at) == '\''
        ? new Malformed(
            "MALFORMED_QUERY",
            "line 1:%d mismatched character '<EOF>' expecting '''".formatted(text.length()))
        : new Malformed(
            "MALFORMED_QUERY",
            "line 1:%d no viable alternative at character '%s'".formatted(at, text.charAt(at)));
  }

  Word peek() {
    return next < words.size() ? words.get(next) : new Word("", text.length());
  }

  /** The word after the next. */
  Word second() {
    return next + 1 < words.size() ? words.get(next + 1) : new Word("", text.length());
  }

  Word next() {
    Word word = peek();
    if (word.text().isEmpty()) {
      throw unexpected(word);
    }
    next++;
    return word;
  }

  /** Takes the word if it is the next. */
  boolean accept(String keyword) {
    boolean hit = peek().is(keyword);
    next += hit ? 1 : 0;
    return hit;
  }

  void expect(String keyword) {
    if (!accept(keyword)) {
      throw unexpected(peek());
    }
  }

  Malformed unexpected(Word word) {
    String named = word.text().isEmpty() ? "<EOF>" : word.text();
    return refused(word, "unexpected token: '" + named + "'");
  }

  Malformed refused(Word word, String message) {
    return word.at() == 0
        ? new Malformed("MALFORMED_QUERY", message)
        : Malformed.at(text, word.at(), "MALFORMED_QUERY", message);
  }
}
