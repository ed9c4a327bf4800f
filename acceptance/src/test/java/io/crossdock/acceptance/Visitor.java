package io.crossdock.acceptance;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person in the console, as far as plain HTTP goes: a session, no scripts. */
final class Visitor {

  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final String url;

  private Visitor(String url) {
    this.url = url;
  }

  /** Somebody who has not signed in. */
  static Visitor at(String url) {
    return new Visitor(url);
  }

  /** Signs in through the form, hidden fields included. */
  static Visitor signedIn(String url, String user, String password) {
    var visitor = new Visitor(url);
    visitor.press("/sign-in", "/sign-in", Map.of("username", user, "password", password));
    return visitor;
  }

  /** Sends a form of a page, with the first hidden field there: the page's token. */
  Http.Answer press(String page, String action, Map<String, String> fields) {
    String form = page(page).body();
    Matcher hidden =
        Pattern.compile("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]+)\"").matcher(form);
    if (!hidden.find()) {
      throw new AssertionError("no hidden field in " + page + ": " + form);
    }
    var body = new StringBuilder(hidden.group(1) + "=" + Http.encode(hidden.group(2)));
    fields.forEach((name, value) -> body.append("&" + name + "=" + Http.encode(value)));
    return submit(action, body.toString());
  }

  /** A page of the console, or what a link on it leads to. */
  Http.Answer page(String address) {
    return send(HttpRequest.newBuilder(URI.create(url).resolve(address)));
  }

  /** Sends a form as a page has it, hidden fields included. */
  Http.Answer submit(String address, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(url).resolve(address))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  /** Sends a form of a page, hidden token included; gives the page that this leads to. */
  Http.Answer submit(String page, String address, Map<String, String> fields) {
    Matcher hidden =
        Pattern.compile("name=\"(_csrf)\" value=\"([^\"]+)\"").matcher(page(page).body());
    if (!hidden.find()) {
      throw new AssertionError("no token in the page " + page);
    }
    var form = new StringBuilder("_csrf=" + Http.encode(hidden.group(2)));
    fields.forEach((name, value) ->
        form.append('&').append(Http.encode(name)).append('=').append(Http.encode(value)));
    return send(
        HttpRequest.newBuilder(URI.create(url).resolve(address))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form.toString())));
  }

  private Http.Answer send(HttpRequest.Builder request) {
    try {
      return Http.Answer.of(
          client.send(request.header("Accept", "text/html").build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
