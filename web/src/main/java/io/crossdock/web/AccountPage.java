package io.crossdock.web;

import io.crossdock.core.port.Users;
import io.crossdock.web.access.Passwords;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One's own password. */
@RestController
@RequestMapping(path = "/account", produces = MediaType.TEXT_HTML_VALUE)
class AccountPage {

  private final Users users;
  private final PasswordEncoder encoder;
  private final Templates templates;

  AccountPage(Users users, PasswordEncoder encoder, Templates templates) {
    this.users = users;
    this.encoder = encoder;
    this.templates = templates;
  }

  @GetMapping
  String page(HttpServletRequest request) {
    return show(request, List.of());
  }

  @PostMapping
  ResponseEntity<String> change(
      HttpServletRequest request,
      @RequestParam(name = "current", defaultValue = "") String current,
      @RequestParam(name = "password", defaultValue = "") String password,
      @RequestParam(name = "again", defaultValue = "") String again,
      Principal person) {
    var faults = new ArrayList<String>();
    if (users
        .find(person.getName())
        .filter(account -> encoder.matches(current, account.passwordHash()))
        .isEmpty()) {
      faults.add("The current password is wrong.");
    }
    faults.addAll(Passwords.faults(person.getName(), password, again));
    if (!faults.isEmpty()) {
      return ResponseEntity.unprocessableContent().body(show(request, faults));
    }
    users.password(person.getName(), Passwords.hash(encoder, password));
    return ResponseEntity.status(303).location(URI.create("/sign-in?changed")).build();
  }

  private String show(HttpServletRequest request, List<String> faults) {
    String name = String.valueOf(request.getRemoteUser());
    boolean stored = users.find(name).isPresent();
    return templates.page(
        request, "account", "My Account", Map.of("faults", faults, "stored", stored));
  }
}
