package io.crossdock.web.answer;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.crossdock.access.Role;
import io.crossdock.core.port.settings.Connections;
import io.crossdock.core.port.work.Gates;
import io.crossdock.web.access.Roles;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;

/** Fills the templates of {@code src/main/jte}; they escape every value. Thread-safe. */
public final class Templates {

  private final Gates gates;
  private final Connections connections;
  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

  public Templates(Gates gates, Connections connections) {
    this.gates = gates;
    this.connections = connections;
  }

  /** A page with the shell of whoever is signed in: both are the template's parameters. */
  public String page(HttpServletRequest request, String template, String title, Object model) {
    return fill(template, Map.of("shell", shell(request, title), "page", model));
  }

  /** Of a page, with its buttons as they are for whoever is signed in. */
  public String part(HttpServletRequest request, String template, Object model) {
    return page(request, template, "", model);
  }

  /** Of a page, the same for everyone. */
  public String part(String template, Object model) {
    return fill(template, Map.of("page", model));
  }

  /** A page for whoever it is, made of nothing that a request or the database tells. */
  public String alone(String template, String title, Object model) {
    var shell =
        new Shell(title, "", "", false, false, "_csrf", "", List.of(), Connections.Phase.STARTED);
    return fill(template, Map.of("shell", shell, "page", model));
  }

  private String fill(String template, Map<String, Object> values) {
    var output = new StringOutput();
    engine.render(template + ".jte", values, output);
    return output.toString();
  }

  private Shell shell(HttpServletRequest request, String title) {
    @Nullable Authentication who = SecurityContextHolder.getContext().getAuthentication();
    Optional<Role> role = Roles.of(who);
    @Nullable CsrfToken csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    return new Shell(
        title,
        request.getRequestURI(),
        who == null || role.isEmpty() ? "" : who.getName(),
        role.filter(r -> r.covers(Role.OPERATOR)).isPresent(),
        role.filter(r -> r.covers(Role.ADMIN)).isPresent(),
        csrf == null ? "_csrf" : csrf.getParameterName(),
        csrf == null ? "" : csrf.getToken(),
        closed(),
        connections.phase());
  }

  /** A database that is away costs the banner, not the page that says so. */
  private List<Gates.Closed> closed() {
    try {
      return gates.closed();
    } catch (RuntimeException e) {
      return List.of();
    }
  }
}
