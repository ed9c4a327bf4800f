package io.crossdock.sandbox.org;

import io.crossdock.sandbox.http.Request;
import io.crossdock.sandbox.http.Response;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in: as the identity service tells it ({@code /id/org/user}) and as OpenID Connect
 * does ({@code /services/oauth2/userinfo}), each in its own names.
 */
final class Identity {

  private static final String FIRST = "Integration";
  private static final String LAST = "User";
  private static final String CHANGED = "2026-01-01T00:00:00Z";
  private static final List<String> RESOURCES =
      List.of("rest", "sobjects", "search", "query", "recent", "tooling_rest");

  private final Predicate<Request> signedIn;

  Identity(Predicate<Request> signedIn) {
    this.signedIn = signedIn;
  }

  Response userInfo(Request request) {
    if (!signedIn.test(request)) {
      return badToken();
    }
    Map<String, @Nullable Object> shown = common(request);
    shown.put("sub", url(request));
    shown.put("preferred_username", SignIn.USERNAME);
    shown.put("nickname", "integration");
    shown.put("name", FIRST + " " + LAST);
    shown.put("given_name", FIRST);
    shown.put("family_name", LAST);
    shown.put("zoneinfo", "GMT");
    shown.put("profile", request.origin() + "/" + Ids.USER);
    shown.put("picture", request.origin() + "/profilephoto/005/F");
    shown.put("address", Map.of("country", "US"));
    shown.put("updated_at", CHANGED);
    return Response.json(200, shown);
  }

  Response identity(Request request) {
    if (!signedIn.test(request)) {
      return badToken();
    }
    if (!Ids.canonical(request.var("org")).filter(Ids.ORG::equals).isPresent()) {
      return Response.text(403, "text/plain", "Wrong_Org");
    }
    if (!Ids.canonical(request.var("user")).filter(Ids.USER::equals).isPresent()) {
      return Response.text(404, "text/plain", "Bad_Id");
    }
    Map<String, @Nullable Object> shown = common(request);
    shown.put("id", url(request));
    shown.put("asserted_user", true);
    shown.put("username", SignIn.USERNAME);
    shown.put("nick_name", "integration");
    shown.put("display_name", FIRST + " " + LAST);
    shown.put("first_name", FIRST);
    shown.put("last_name", LAST);
    shown.put("timezone", "GMT");
    for (String part : List.of("street", "city", "state", "country", "zip")) {
      shown.put("addr_" + part, null);
    }
    shown.put("mobile_phone", null);
    shown.put("mobile_phone_verified", false);
    shown.put("is_lightning_login_user", false);
    var status = new HashMap<String, @Nullable Object>();
    status.put("created_date", null);
    status.put("body", null);
    shown.put("status", status);
    shown.put("last_modified_date", CHANGED);
    return Response.json(200, shown);
  }

  private static Map<String, @Nullable Object> common(Request request) {
    String photo = request.origin() + "/profilephoto/005/";
    var shown = new LinkedHashMap<String, @Nullable Object>();
    shown.put("user_id", Ids.USER);
    shown.put("organization_id", Ids.ORG);
    shown.put("email", SignIn.USERNAME);
    shown.put("email_verified", true);
    shown.put("photos", Map.of("picture", photo + "F", "thumbnail", photo + "T"));
    shown.put("urls", urls(request));
    shown.put("active", true);
    shown.put("user_type", "STANDARD");
    shown.put("language", "en_US");
    shown.put("locale", "en_US");
    shown.put("utcOffset", 0);
    shown.put("is_app_installed", true);
    return shown;
  }

  private static Map<String, String> urls(Request request) {
    var urls = new LinkedHashMap<String, String>();
    urls.put(
        "enterprise", request.origin() + "/services/Soap/c/{version}/" + Ids.ORG.substring(0, 15));
    urls.put(
        "partner", request.origin() + "/services/Soap/u/{version}/" + Ids.ORG.substring(0, 15));
    for (String name : RESOURCES) {
      String path = name.equals("rest") ? "" : name.replace("_rest", "") + "/";
      urls.put(name, request.origin() + "/services/data/v{version}/" + path);
    }
    urls.put("profile", request.origin() + "/" + Ids.USER);
    urls.put("custom_domain", request.origin());
    return urls;
  }

  private static String url(Request request) {
    return request.origin() + "/id/" + Ids.ORG + "/" + Ids.USER;
  }

  private static Response badToken() {
    return Response.text(403, "text/plain", "Bad_OAuth_Token");
  }
}
