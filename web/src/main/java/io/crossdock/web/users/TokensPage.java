package io.crossdock.web.users;

import io.crossdock.access.ApiTokens;
import io.crossdock.access.Role;
import io.crossdock.core.policy.Fault;
import io.crossdock.web.access.Deeds;
import io.crossdock.web.access.Tokens;
import io.crossdock.web.answer.Faults;
import io.crossdock.web.answer.Form;
import io.crossdock.web.answer.Refused;
import io.crossdock.web.answer.SeeOther;
import io.crossdock.web.answer.Templates;
import io.crossdock.web.answer.Whole;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** "Users" > "API Tokens". A token is shown on the answer that made it and never again. */
@RestController
@RequestMapping(path = "/tokens", produces = MediaType.TEXT_HTML_VALUE)
public class TokensPage {

  private final ApiTokens tokens;
  private final Templates templates;
  private final InstantSource clock;

  TokensPage(ApiTokens tokens, Templates templates, InstantSource clock) {
    this.tokens = tokens;
    this.templates = templates;
    this.clock = clock;
  }

  /** What a token may be called. */
  static List<Fault> faults(UserForm form) {
    var faults = new ArrayList<Fault>();
    if (!form.name().matches("[^\\p{Cntrl}]{1,64}")) {
      faults.add(
          new Fault("name", "Name must have 1 to 64 characters: say which script has the token."));
    }
    if (form.role().isEmpty()) {
      faults.add(UserForm.NO_ROLE);
    }
    return faults;
  }

  @GetMapping
  String page(HttpServletRequest request, Form asked) {
    return show(request, UserForm.BLANK, Faults.NONE, UserForm.notice(asked.exact("done")), "");
  }

  @PostMapping
  ResponseEntity<String> add(HttpServletRequest request, Form sent, Principal person) {
    UserForm form = UserForm.of(sent);
    List<Fault> faults = faults(form);
    String token = Tokens.make();
    if (faults.isEmpty()
        && !tokens.add(
            form.name(),
            form.role().orElse(Role.VIEWER),
            Tokens.hash(token),
            person.getName(),
            clock.instant())) {
      faults.add(new Fault("name", "There is a token of this name already."));
    }
    Deeds.note(request, form.said());
    return faults.isEmpty()
        ? ResponseEntity.status(201).body(show(request, UserForm.BLANK, Faults.NONE, "", token))
        : ResponseEntity.unprocessableContent()
            .body(show(request, form, Faults.of(faults, List.of("name", "role")), "", ""));
  }

  @PostMapping("/{id}/revoke")
  ResponseEntity<String> revoke(HttpServletRequest request, @PathVariable("id") String id) {
    Deeds.note(request, revoke(tokens, id).name());
    return SeeOther.at("/tokens", "done", "revoked");
  }

  /** Refuses what is no token, or none any more. */
  static ApiTokens.Token revoke(ApiTokens tokens, String id) {
    return Whole.of(id)
        .flatMap(tokens::revoke)
        .orElseThrow(
            () -> new Refused(404, "No such token", List.of("id: \"" + id + "\" is no token.")));
  }

  private String show(
      HttpServletRequest request, UserForm form, Faults faults, String notice, String made) {
    var model = new TokensModel(tokens.all(), form, faults, notice, made);
    return templates.page(request, "tokens", "API Tokens", model);
  }
}
