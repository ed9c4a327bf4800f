package io.crossdock.web.access;

import io.crossdock.access.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The one table of what each role may do, for pages and API alike. What it does not name nobody may
 * do. Where several patterns match, the most specific one decides.
 */
public final class Access implements AuthorizationManager<RequestAuthorizationContext> {

  /** Any method. */
  private static final String ANY = "*";

  private static final List<Rule> RULES =
      Stream.of(
              Stream.of(
                      // open to everyone: each of them proves itself or shows nothing
                      "GET /assets/**",
                      "GET /webjars/**",
                      "GET /sign-in",
                      "GET /sign-in/oidc",
                      "POST /sign-in",
                      "GET /set-up",
                      "POST /set-up = First admin made",
                      "* /error",
                      "GET /api/openapi.json",
                      "POST /hooks/magento", // signed
                      "GET /actuator/health/liveness") // says that it runs
                  .map(text -> rule(text, Optional.empty())),
              Stream.of(
                      "GET /actuator/**", // health and metrics
                      "POST /sign-out",
                      "GET /",
                      "GET /account",
                      "POST /account = Own password changed",
                      "POST /account/sign-out-everywhere = Signed out everywhere",
                      "GET /orders",
                      "GET /orders.csv ~ Orders exported",
                      "GET /orders/marks",
                      "GET /orders/found",
                      "POST /orders/columns", // one's own look at the grid
                      "POST /orders/views",
                      "POST /orders/views/remove",
                      "GET /orders/{key}",
                      "GET /orders/{key}/now",
                      "GET /orders/{key}/preview",
                      "GET /orders/all",
                      "GET /orders/jump",
                      "GET /orders/{key}/anew",
                      "GET /field-mapping",
                      "GET /field-mapping/status",
                      "GET /field-mapping/paths",
                      "GET /field-mapping/export ~ Field mapping exported",
                      "GET /api/v1/mappings",
                      "GET /api/v1/mappings.yaml ~ Field mapping exported",
                      "GET /operations/{id}/progress",
                      "GET /salesforce/orders",
                      "GET /salesforce/orders/released",
                      "GET /salesforce/orders/history",
                      "GET /salesforce/orders/history/progress",
                      "GET /dashboard",
                      "GET /dashboard/now",
                      "GET /dashboard/proofs",
                      "GET /dashboard/hours",
                      "GET /audits/{id}",
                      "GET /api/v1/dashboard",
                      "GET /log",
                      "GET /log.csv ~ Log exported",
                      "GET /api/v1/log",
                      "GET /queue",
                      "GET /queue/now",
                      "GET /api/v1/queue",
                      "GET /connections",
                      "GET /connections/preview",
                      "GET /api/v1/connections",
                      "GET /api/v1/status",
                      "GET /api/v1/orders",
                      "GET /api/v1/orders/{key}",
                      "POST /api/v1/orders/states", // reads
                      "GET /api/v1/module",
                      "GET /api/v1/settings/orders/options",
                      "GET /api/v1/orders/changes",
                      "GET /api/v1/orders/{key}/preview",
                      "GET /api/v1/operations/{id}",
                      "GET /api/v1/settings/orders",
                      "GET /api/v1/audits",
                      "GET /api/v1/audits/{id}",
                      "GET /api/v1/backfills",
                      "GET /api/v1/backfills/{id}")
                  .map(text -> rule(text, Optional.of(Role.VIEWER))),
              Stream.of(
                      "POST /orders/sync = Orders sent by hand",
                      "POST /orders/{key}/salesforce = Records pinned and order sent",
                      "GET /records",
                      "POST /orders/{key}/unpin = Record unpinned",
                      "POST /orders/{key}/anyway = Sync anyway set",
                      "POST /orders/{key}/anyway/remove = Sync anyway removed",
                      "POST /salesforce/orders/history = History sent",
                      "POST /salesforce/orders/history/{id}/{action} = History steered",
                      "POST /api/v1/orders/sync = Orders sent by hand",
                      "POST /api/v1/audits = Audit asked for",
                      "POST /api/v1/audits/{id}/repair = Audit repaired",
                      "POST /api/v1/backfills = History sent",
                      "POST /audits = Audit asked for",
                      "POST /audits/{id}/repair = Audit repaired",
                      "POST /queue/again = Failed orders tried again",
                      "POST /queue/try/{remote} = Closed system tried at once",
                      "POST /api/v1/gates/{remote}/try = Closed system tried at once",
                      "POST /api/v1/queue/{cause}/again = Failed orders tried again",
                      "POST /orders/{key}/anew = Deleted order made anew",
                      "POST /orders/{key}/same = Said to be the same order",
                      "POST /api/v1/orders/{key}/same = Said to be the same order",
                      "POST /api/v1/orders/{key}/anyway = Sync anyway set",
                      "DELETE /api/v1/orders/{key}/anyway = Sync anyway removed",
                      "PUT /api/v1/orders/{key}/salesforce = Records pinned and order sent",
                      "POST /connections/send = Order sent by hand",
                      "POST /api/v1/backfills/estimate",
                      "POST /api/v1/backfills/{id}/{action} = History steered")
                  .map(text -> rule(text, Optional.of(Role.OPERATOR))),
              Stream.of(
                      "POST /salesforce/orders = Options changed",
                      "GET /audit-log",
                      "GET /api/v1/audit-log",
                      "GET /users",
                      "POST /users = User added",
                      "POST /users/{name} = User changed",
                      "POST /users/{name}/password = New password set",
                      "POST /users/{name}/remove = User removed",
                      "POST /users/{name}/sign-out-everywhere = User signed out everywhere",
                      "GET /tokens",
                      "POST /tokens = API token made",
                      "POST /tokens/{id}/revoke = API token revoked",
                      "GET /api/v1/users",
                      "POST /api/v1/users = User added",
                      "PUT /api/v1/users/{name} = User changed",
                      "PUT /api/v1/users/{name}/password = New password set",
                      "DELETE /api/v1/users/{name} = User removed",
                      "DELETE /api/v1/users/{name}/sessions = User signed out everywhere",
                      "GET /api/v1/tokens",
                      "POST /api/v1/tokens = API token made",
                      "DELETE /api/v1/tokens/{id} = API token revoked",
                      "GET /orders/{key}/forget",
                      "POST /orders/{key}/forget = Person forgotten",
                      "POST /api/v1/people/forget = Person forgotten",
                      "PUT /api/v1/settings/orders = Options changed",
                      "POST /field-mapping = Field mapping changed",
                      "POST /field-mapping/preview", // writes nothing, but reckons what is typed
                      "POST /field-mapping/status = Status mapping changed",
                      "GET /field-mapping/import",
                      "POST /field-mapping/import = Field mapping imported",
                      "PUT /api/v1/mappings = Field mapping changed",
                      "PUT /api/v1/mappings.yaml = Field mapping imported",
                      "POST /connections = Connection changed",
                      "POST /connections/check/{side} ~ Connection tested",
                      "POST /connections/start = Connection started",
                      "POST /connections/module = Magento Admin module paired",
                      "POST /connections/confirm/{side} = Another system confirmed",
                      "PUT /api/v1/connections = Connection changed",
                      "POST /api/v1/connections/check/{side} ~ Connection tested",
                      "POST /api/v1/connections/start = Connection started",
                      "GET /connections/take-over",
                      "GET /connections/take-over/progress",
                      "GET /connections/take-over/{id}",
                      "GET /connections/take-over/{id}/left.csv ~ Records not taken over exported",
                      "POST /connections/take-over = Records of another connector taken over",
                      "POST /connections/take-over/{id}/take = Records of another connector taken"
                          + " over",
                      "POST /connections/take-over/{id}/cancel = Taking over cancelled",
                      "GET /api/v1/adoptions",
                      "GET /api/v1/adoptions/{id}",
                      "GET /api/v1/adoptions/{id}/left",
                      "GET /api/v1/adoptions/{id}/left.csv ~ Records not taken over exported",
                      "POST /api/v1/adoptions = Records of another connector taken over",
                      "POST /api/v1/adoptions/{id}/cancel = Taking over cancelled")
                  .map(text -> rule(text, Optional.of(Role.ADMIN))))
          .flatMap(rules -> rules)
          .toList();

  /**
   * One row.
   *
   * @param least empty = everyone, without a session too
   * @param deed what it does, for the audit log; empty = it changes nothing and exports nothing
   * @param kept whether it changes what is kept here: in the rows behind {@code =}; behind {@code
   *     ~} a file leaves or another system is asked
   */
  public record Rule(
      String method, PathPattern pattern, Optional<Role> least, String deed, boolean kept) {

    private boolean covers(String asked) {
      return method.equals(ANY) || method.equals(asked.equals("HEAD") ? "GET" : asked);
    }
  }

  /** What becomes of a request. */
  public enum Verdict implements AuthorizationResult {
    GRANTED(200),
    ROLE_TOO_LOW(403),
    NO_SUCH_PAGE(404),
    NO_SUCH_METHOD(405);

    private final int status;

    Verdict(int status) {
      this.status = status;
    }

    @Override
    public boolean isGranted() {
      return this == GRANTED;
    }

    /** The HTTP status for somebody who is known. */
    public int status() {
      return status;
    }
  }

  public static List<Rule> rules() {
    return RULES;
  }

  @Override
  public AuthorizationResult authorize(
      Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext asked) {
    return verdict(Roles.of(who.get()), asked.getRequest());
  }

  /** Whether everyone may, so that nobody need be asked who it is. */
  static boolean open(HttpServletRequest request) {
    return verdict(Optional.empty(), request) == Verdict.GRANTED;
  }

  /** The row of a request that does something for the audit log; empty = it does nothing. */
  static Optional<Rule> deed(HttpServletRequest request) {
    return rule(matching(request), request).filter(rule -> !rule.deed().isEmpty());
  }

  private static Verdict verdict(Optional<Role> role, HttpServletRequest request) {
    List<Rule> here = matching(request);
    if (here.isEmpty()) {
      return Verdict.NO_SUCH_PAGE;
    }
    return rule(here, request)
        .map(rule -> granted(rule, role) ? Verdict.GRANTED : Verdict.ROLE_TOO_LOW)
        .orElse(Verdict.NO_SUCH_METHOD);
  }

  private static List<Rule> matching(HttpServletRequest request) {
    PathContainer path = ServletRequestPathUtils.parse(request).pathWithinApplication();
    return RULES.stream().filter(rule -> rule.pattern().matches(path)).toList();
  }

  private static Optional<Rule> rule(List<Rule> matching, HttpServletRequest request) {
    return matching.stream()
        .filter(rule -> rule.covers(request.getMethod()))
        .min(Comparator.comparing(Rule::pattern, PathPattern.SPECIFICITY_COMPARATOR));
  }

  private static boolean granted(Rule rule, Optional<Role> role) {
    return rule.least().isEmpty() || role.filter(r -> r.covers(rule.least().get())).isPresent();
  }

  private static Rule rule(String text, Optional<Role> least) {
    String[] parts = text.split(" [=~] ", 2);
    String[] where = parts[0].split(" ", 2);
    PathPattern pattern = PathPatternParser.defaultInstance.parse(where[1]);
    return new Rule(
        where[0], pattern, least, parts.length > 1 ? parts[1] : "", !text.contains(" ~ "));
  }
}
