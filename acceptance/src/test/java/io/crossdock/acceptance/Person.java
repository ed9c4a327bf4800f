package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;

/**
 * Whoever asks the console, without a browser.
 *
 * @param token of the API; empty = none
 * @param csrf empty for somebody who is not signed in
 */
record Person(String url, String token, String csrf, HttpClient client) {

  static Person nobody(String url) {
    return new Person(url, "", "", HttpClient.newHttpClient());
  }

  static Person signedIn(String url, String name, String password, String token) {
    var client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    var stranger = new Person(url, "", "", client);
    stranger.send(
        HttpRequest.newBuilder(URI.create(url + "/sign-in"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "username="
                        + name
                        + "&password="
                        + Http.encode(password)
                        + "&_csrf="
                        + Http.encode(csrf(stranger.get("/sign-in")))))
            .build());
    String page = stranger.get("/account");
    assertThat(page).contains("Sign out");
    return new Person(url, token, csrf(page), client);
  }

  private static String csrf(String page) {
    var found = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
    assertThat(found.find()).as(page).isTrue();
    return found.group(1);
  }

  String get(String path) {
    return send(HttpRequest.newBuilder(URI.create(url + path)).build()).body();
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(request.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
