package io.crossdock.sandbox.org;

import io.crossdock.sandbox.http.Request;
import io.crossdock.sandbox.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The partner API, as far as it is here: getUserInfo. */
final class Soap {

  private static final Pattern SESSION = Pattern.compile("sessionId>([^<]*)<");

  private final SignIn signIn;
  private final Setup setup;

  Soap(SignIn signIn, Setup setup) {
    this.signIn = signIn;
    this.setup = setup;
  }

  Response answer(Request request) {
    String xml = new String(request.body(), StandardCharsets.UTF_8);
    var session = SESSION.matcher(xml);
    if (!session.find() || !signIn.live(session.group(1))) {
      return fault("INVALID_SESSION_ID", "Invalid Session ID found in SessionHeader");
    }
    return xml.contains("getUserInfo")
        ? userInfo()
        : fault("UNSUPPORTED_API_VERSION", "The sandbox has only getUserInfo");
  }

  /** The org's currency is told only where there is one. */
  private Response userInfo() {
    boolean multi = setup.isOn("multiCurrency");
    String currency = multi ? "" : setup.currencies().getFirst();
    return envelope(
        200,
        "<getUserInfoResponse><result>"
            + (multi
                ? "<orgDefaultCurrencyIsoCode xsi:nil=\"true\"/>"
                : "<orgDefaultCurrencyIsoCode>" + currency + "</orgDefaultCurrencyIsoCode>")
            + "<organizationId>"
            + Ids.ORG
            + "</organizationId><organizationMultiCurrency>"
            + multi
            + "</organizationMultiCurrency><userId>"
            + Ids.USER
            + "</userId></result></getUserInfoResponse>");
  }

  private static Response fault(String code, String text) {
    return envelope(
        500,
        "<soapenv:Fault><faultcode>sf:%s</faultcode><faultstring>%s: %s</faultstring></soapenv:Fault>"
            .formatted(code, code, text));
  }

  private static Response envelope(int status, String body) {
    return Response.text(
        status,
        "text/xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soapenv:Envelope"
            + " xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
            + " xmlns=\"urn:partner.soap.sforce.com\""
            + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><soapenv:Body>"
            + body
            + "</soapenv:Body></soapenv:Envelope>");
  }
}
