package io.crossdock.web.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.access.Role;
import io.crossdock.web.Browser;
import io.crossdock.web.TestConsole;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UsersPagesIT {

  private static final String PASSWORD = "four words will do";

  private final TestConsole console = new TestConsole();
  private Browser admin = console.browser();

  @BeforeEach
  void signIn() {
    admin = console.signedIn();
  }

  @AfterEach
  void stop() {
    console.close();
  }

  @Test
  void anAddedUserSignsInAndTheListShowsNoSecret() {
    assertThat(add("bob", "OPERATOR", PASSWORD, PASSWORD).statusCode()).isEqualTo(303);
    assertThat(status(signedIn("BOB", PASSWORD), "/orders")).isEqualTo(200);
    assertThat(admin.get("/users?done=added").body())
        .contains("bob", "admin <small>(you)", "The user is added")
        .doesNotContain("bcrypt", PASSWORD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bo b  | VIEWER | four words will do | four words will do | User name must be 1 to 64",
        "bob   | KING   | four words will do | four words will do | Role must be",
        "bob   | VIEWER | short              | short              | at least 12 characters",
        "bob   | VIEWER | four words will do | four words won't   | two passwords differ",
        "bobobobobobo | VIEWER | BOBOBOBOBOBO | BOBOBOBOBOBO      | must not be the user name",
        "Admin | VIEWER | four words will do | four words will do | There is a user of this name",
      })
  void aWrongUserIsRefusedWithTheReasonAndNobodyIsAdded(
      String name, String role, String password, String again, String fault) {
    HttpResponse<String> answer = add(name, role, password, again);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains(fault).doesNotContain(password);
    assertThat(console.users.all()).hasSize(1);
  }

  @Test
  void aNewRoleANewPasswordAndADeactivationEndTheSessionsOfThatUserAtOnce() {
    add("bob", "OPERATOR", PASSWORD, PASSWORD);
    Browser bob = signedIn("bob", PASSWORD);
    admin.post("/users/bob", Map.of("role", "VIEWER", "active", "1"));
    assertThat(status(bob, "/orders")).isEqualTo(302);

    Browser again = signedIn("bob", PASSWORD);
    admin.post("/users/bob/password", Map.of("password", PASSWORD + "!", "again", PASSWORD + "!"));
    assertThat(status(again, "/orders")).isEqualTo(302);
    assertThat(status(signedIn("bob", PASSWORD), "/orders")).isEqualTo(302);

    Browser last = signedIn("bob", PASSWORD + "!");
    admin.post("/users/bob", Map.of("role", "VIEWER"));
    assertThat(status(last, "/orders")).isEqualTo(302);
    assertThat(status(signedIn("bob", PASSWORD + "!"), "/orders")).isEqualTo(302);
  }

  @Test
  void theLastActiveAdminIsKeptAndTheReasonSaid() {
    HttpResponse<String> answer = admin.post("/users/admin", Map.of("role", "ADMIN"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("This is the last active admin");
    assertThat(status(admin, "/users")).isEqualTo(200);
  }

  @Test
  void aRemovedUserIsSignedOutAndGone() {
    add("bob", "OPERATOR", PASSWORD, PASSWORD);
    Browser bob = signedIn("bob", PASSWORD);
    admin.post("/users/bob/remove", Map.of());
    assertThat(status(bob, "/orders")).isEqualTo(302);
    assertThat(admin.get("/users?done=removed").body())
        .contains("The user is removed")
        .doesNotContain("Role of bob");
    assertThat(admin.post("/users/admin/remove", Map.of()).body())
        .contains("This is the last active admin");
  }

  @Test
  void scriptsAddChangeAndRemoveUsersByTheSameRules() {
    String bob = "{\"name\":\"bob\",\"role\":\"operator\",\"password\":\"" + PASSWORD + "\"}";
    assertThat(call("POST", "/users", bob).body())
        .contains("\"name\":\"bob\"", "\"role\":\"operator\"")
        .doesNotContain(PASSWORD, "bcrypt");
    assertThat(call("POST", "/users", bob).statusCode()).isEqualTo(409);
    assertThat(call("POST", "/users", bob.replace(PASSWORD, "short")).body())
        .contains("at least 12 characters");
    Browser session = signedIn("bob", PASSWORD);
    assertThat(status(session, "/orders")).isEqualTo(200);

    assertThat(call("PUT", "/users/bob", "{\"role\":\"king\",\"active\":1}").body())
        .contains("role: must be", "active: must be");
    assertThat(call("PUT", "/users/bob", "{\"role\":\"viewer\",\"active\":true}").body())
        .contains("\"role\":\"viewer\"");
    assertThat(status(session, "/orders")).isEqualTo(302);
    String other = "{\"password\":\"" + PASSWORD + "!\"}";
    assertThat(call("PUT", "/users/bob/password", other).statusCode()).isEqualTo(204);
    assertThat(status(signedIn("bob", PASSWORD + "!"), "/orders")).isEqualTo(200);

    assertThat(call("PUT", "/users/admin", "{\"role\":\"viewer\",\"active\":true}").body())
        .contains("This is the last active admin");
    assertThat(call("DELETE", "/users/admin", "").statusCode()).isEqualTo(409);
    assertThat(call("DELETE", "/users/bob", "").statusCode()).isEqualTo(204);
    assertThat(call("DELETE", "/users/bob", "").statusCode()).isEqualTo(404);
    assertThat(console.log.deeds)
        .filteredOn(deed -> deed.who().equals("api"))
        .extracting(deed -> deed.what() + ": " + deed.subject())
        .containsExactly(
            "User added: bob, Operator",
            "User changed: bob, Viewer, active",
            "New password set: bob",
            "User removed: bob");
  }

  private HttpResponse<String> call(String method, String path, String body) {
    return console.browser().api(method, "/api/v1" + path, TestConsole.TOKEN, body);
  }

  @Test
  void oneChangesOnesOwnPasswordKnowingTheOldOne() {
    Browser viewer = console.signedIn(Role.VIEWER);
    viewer.get("/account");
    var wrong =
        viewer.post(
            "/account", Map.of("current", "guess", "password", PASSWORD, "again", PASSWORD));
    assertThat(wrong.body()).contains("The current password is wrong.");
    viewer.post("/account", Map.of("current", "viewer", "password", PASSWORD, "again", PASSWORD));
    assertThat(viewer.get("/sign-in?changed").body()).contains("Your password is changed");
    assertThat(status(viewer, "/orders")).isEqualTo(302);
    assertThat(status(signedIn("viewer", PASSWORD), "/orders")).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void theMenuShowsUsersToAdminsAlone(Role role) {
    assertThat(console.signedIn(role).get("/orders").body().contains("href=\"/users\""))
        .isEqualTo(role == Role.ADMIN);
  }

  private HttpResponse<String> add(String name, String role, String password, String again) {
    return admin.post(
        "/users", Map.of("name", name, "role", role, "password", password, "again", again));
  }

  private Browser signedIn(String name, String password) {
    Browser browser = console.browser();
    browser.signIn(name, password);
    return browser;
  }

  private static int status(Browser browser, String path) {
    return browser.get(path).statusCode();
  }
}
