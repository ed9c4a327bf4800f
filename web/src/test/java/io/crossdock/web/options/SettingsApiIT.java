package io.crossdock.web.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.policy.OptionChange.Existing;
import io.crossdock.web.TestConsole;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SettingsApiIT {

  private static final String PATH = "/api/v1/settings/orders";

  private final TestConsole console = new TestConsole();

  @AfterEach
  void stop() {
    console.close();
  }

  @Test
  void everyOptionIsReadWithItsValueAndTheVersion() {
    assertThat(call("GET", PATH, "").body())
        .contains("\"version\":0", "\"automatic\":\"yes\"", "\"zero-grand-total\":\"synchronize\"");
  }

  @Test
  void aChangeIsSavedAsAsked() {
    var answer =
        call(
            "PUT", PATH, "{\"version\":0,\"existing\":\"send\",\"values\":{\"automatic\":\"no\"}}");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"version\":1", "\"released\":0");
    assertThat(console.settings.saved.getLast().existing()).isEqualTo(Existing.SEND);
    assertThat(call("GET", PATH + "?website=2", "").body()).contains("\"automatic\":\"no\"");
  }

  @Test
  void everyFaultIsNamedAndNothingIsSaved() {
    var answer =
        call(
            "PUT",
            PATH,
            "{\"version\":0,\"existing\":\"leave\",\"values\":{\"automatic\":\"maybe\",\"nope\":\"1\"}}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("automatic: ", "nope: There is no such option.");
    var form = call("PUT", PATH, "{\"version\":\"x\",\"existing\":\"no\",\"values\":[]}");
    assertThat(form.statusCode()).isEqualTo(400);
    assertThat(form.body()).contains("version: ", "existing: ", "values: ");
    assertThat(console.settings.saved).isEmpty();
  }

  @Test
  void aBodyWithoutItsEnvelopeIsToldWhatIsMissingAndShownARightOne() {
    assertThat(call("PUT", PATH, "{\"automatic\":\"no\"}").body())
        .contains("automatic: is no field here", "version: is missing.", "existing: is missing.")
        .contains("values: is missing.")
        .contains("\"example\":{\"version\":0,\"existing\":\"leave\",\"values\":{\"notes\":\"no\"");
    assertThat(call("PUT", "/api/v1/mappings", "{}").body())
        .contains("mappings: is missing.", "\"example\":{\"version\":0,\"mappings\":[{");
  }

  @Test
  void anOldVersionIsAConflict() {
    String body = "{\"version\":5,\"existing\":\"leave\",\"values\":{\"automatic\":\"no\"}}";
    assertThat(call("PUT", PATH, body).statusCode()).isEqualTo(409);
  }

  private HttpResponse<String> call(String method, String path, String body) {
    return console.browser().api(method, path, TestConsole.TOKEN, body);
  }
}
