package io.crossdock.web.access;

import io.crossdock.access.ApiTokens.Token;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * For whom the Magento Admin module speaks: the name stands in the audit log and the timeline, and
 * gives no right. Any other token that names somebody is refused.
 */
public final class ActingUser {

  /** Its value is percent-encoded UTF-8. */
  public static final String HEADER = "Crossdock-Acting-User";

  private static final String WHY = ActingUser.class.getName() + ".why";

  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\\uFFFD]{1,64}");

  private ActingUser() {}

  /** Why a request was refused for its header; empty = it was not. */
  public static Optional<String> refusal(HttpServletRequest request) {
    return request.getAttribute(WHY) instanceof String why ? Optional.of(why) : Optional.empty();
  }

  static boolean given(HttpServletRequest request) {
    return request.getHeader(HEADER) != null;
  }

  /** Who it is; empty where it is refused, which is answered. */
  static Optional<String> name(
      HttpServletRequest request, HttpServletResponse response, Optional<Token> token)
      throws IOException {
    if (token.filter(Token::module).isEmpty()) {
      return refuse(
          request,
          response,
          403,
          "may be sent with the token of the Magento Admin module only. An admin pairs it on the"
              + " page Connections.");
    }
    List<String> values = Collections.list(request.getHeaders(HEADER));
    Optional<String> name =
        values.size() == 1
            ? decoded(values.getFirst()).filter(text -> NAME.matcher(text).matches())
            : Optional.empty();
    return name.isPresent()
        ? name.map(text -> text.strip() + " (Magento Admin)")
        : refuse(
            request,
            response,
            400,
            "must be one name of 1 to 64 characters without control characters, percent-encoded as"
                + " UTF-8.");
  }

  private static Optional<String> decoded(String value) {
    try {
      String name = URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
      return Optional.of(name).filter(text -> !text.isBlank());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> refuse(
      HttpServletRequest request, HttpServletResponse response, int status, String why)
      throws IOException {
    request.setAttribute(WHY, HEADER + ": " + why);
    response.sendError(status);
    return Optional.empty();
  }
}
