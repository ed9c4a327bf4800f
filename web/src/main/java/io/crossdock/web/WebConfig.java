package io.crossdock.web;

import java.util.Optional;
import java.util.function.Function;

/**
 * What the web part is told at the start; prints no secret.
 *
 * @param apiToken empty = the API answers nobody
 * @param webhookSecret empty = the webhook answers nobody
 * @param recordLink the address of a Salesforce record for people, by its id
 */
public record WebConfig(
    String connection,
    String adminPassword,
    Optional<String> apiToken,
    Optional<String> webhookSecret,
    Function<String, String> recordLink) {

  @Override
  public String toString() {
    return "WebConfig[" + connection + "]";
  }
}
