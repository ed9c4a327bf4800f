package io.crossdock.web.answer;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A file for spreadsheets (RFC 4180), written line by line. */
public final class Csv {

  private static final Pattern FORMULA =
      Pattern.compile(
          "[\\s\\p{Cc}\\p{Cf}\\p{Z}]*[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20\\u2212]|[\\t\\r\\n]");

  private final Writer out;

  private Csv(Writer out) {
    this.out = out;
  }

  /** Begins it as what a browser saves under this name. */
  public static Csv begin(HttpServletResponse response, String name, List<String> head)
      throws IOException {
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    var csv = new Csv(response.getWriter());
    csv.write(head);
    return csv;
  }

  public void write(List<String> cells) throws IOException {
    out.write(cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n")));
  }

  /**
   * A spreadsheet runs what begins like a formula, in full width too and behind blanks: an
   * apostrophe keeps it text.
   */
  static String cell(String text) {
    boolean formula = FORMULA.matcher(text).lookingAt() && !text.matches("-[0-9]+(\\.[0-9]+)?");
    String safe = formula ? "'" + text : text;
    return safe.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0)
        ? "\"" + safe.replace("\"", "\"\"") + "\""
        : safe;
  }
}
