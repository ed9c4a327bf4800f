package io.crossdock.acceptance;

import tools.jackson.databind.JsonNode;

/** The shop's REST API, as the integration or a customer calls it. */
record ShopRest(String url, String token) {

  /** The same API for somebody else. */
  ShopRest as(String other) {
    return new ShopRest(url, other);
  }

  JsonNode json(String method, String path, String body) {
    var answer = send(method, path, body);
    if (answer.status() != 200) {
      throw new AssertionError(method + " " + path + ": " + answer);
    }
    return answer.json();
  }

  /** Also what the shop refuses. */
  Http.Answer send(String method, String path, String body) {
    String address = url + "/rest/V1" + path.replace("[", "%5B").replace("]", "%5D");
    return Http.send(method, address, token, body.isEmpty() ? null : body);
  }
}
