package io.crossdock.salesforce.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Queries of several askers that share calls: five to a call. One thread. */
public final class Inquiry {

  private final List<String> queries = new ArrayList<>();
  private final List<Consumer<List<JsonNode>>> readers = new ArrayList<>();

  /**
   * @param reader gets the records of each query, once {@link #send} has them
   */
  public void ask(List<String> more, Consumer<List<JsonNode>> reader) {
    for (String query : more) {
      queries.add(query);
      readers.add(reader);
    }
  }

  /** Makes no call when nothing was asked. */
  public void send(RestApi rest) {
    var answers = rest.query(queries);
    for (int i = 0; i < answers.size(); i++) {
      readers.get(i).accept(answers.get(i));
    }
  }
}
