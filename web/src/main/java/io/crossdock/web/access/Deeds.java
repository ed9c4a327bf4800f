package io.crossdock.web.access;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.AuditLog;
import io.crossdock.core.port.AuditLog.Deed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Writes what was done to the audit log, by the words of {@link Access}: a form that was carried
 * out, which is answered by a redirect or 201 or says so itself, and a call that was answered by
 * 2xx. Written right after the deed; if the database goes away just then, the service's log has it.
 */
public final class Deeds implements HandlerInterceptor {

  private static final Logger log = LoggerFactory.getLogger(Deeds.class);

  private static final String NOTE = Deeds.class.getName() + ".note";
  private static final String DONE = Deeds.class.getName() + ".done";
  private static final String NOTHING = Deeds.class.getName() + ".nothing";

  private final AuditLog auditLog;
  private final InstantSource clock;

  public Deeds(AuditLog auditLog, InstantSource clock) {
    this.auditLog = auditLog;
    this.clock = clock;
  }

  /**
   * What it was done to or with, where the address does not say so: said by who did it, of what was
   * really used. Never a secret.
   */
  public static void note(HttpServletRequest request, String subject) {
    request.setAttribute(
        NOTE,
        request.getAttribute(NOTE) instanceof String before ? before + ", " + subject : subject);
  }

  /** As {@link #note}; many are counted. */
  public static void orders(HttpServletRequest request, List<OrderKey> keys) {
    note(
        request,
        keys.size() > 3
            ? keys.size() + " orders"
            : keys.stream().map(OrderKey::toString).collect(Collectors.joining(", ")));
  }

  /** It was done, although the answer is a page. */
  public static void done(HttpServletRequest request) {
    request.setAttribute(DONE, true);
  }

  /** Nothing was done, although the answer is a redirect. */
  public static void nothing(HttpServletRequest request) {
    request.setAttribute(NOTHING, true);
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    String what = Access.deed(request);
    if (what.isEmpty() || failure != null || request.getAttribute(NOTHING) != null) {
      return;
    }
    int status = response.getStatus();
    boolean done =
        request.getRequestURI().startsWith("/api/")
            ? status < 300
            : status == HttpServletResponse.SC_CREATED
                || status / 100 == 3
                || request.getAttribute(DONE) != null;
    if (done) {
      @Nullable Principal who = request.getUserPrincipal();
      write(request, who == null ? "(set-up)" : who.getName(), what, subject(request));
    }
  }

  /** Somebody known may not do this: the try is told, and none of what came with it. */
  void refused(HttpServletRequest request) {
    @Nullable Principal who = request.getUserPrincipal();
    String what = Access.deed(request);
    if (who != null && !what.isEmpty()) {
      write(request, who.getName(), "Refused: " + what, "");
    }
  }

  void write(HttpServletRequest request, String who, String what, String subject) {
    var deed = new Deed(clock.instant(), who, what, subject, request.getRemoteAddr());
    try {
      auditLog.add(deed);
    } catch (RuntimeException e) {
      log.error("this could not be written to the audit log: {}", deed, e);
    }
  }

  private static String subject(HttpServletRequest request) {
    var parts = new ArrayList<String>();
    if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
        instanceof Map<?, ?> variables) {
      variables.values().forEach(value -> parts.add(String.valueOf(value)));
    }
    if (request.getAttribute(NOTE) instanceof String note) {
      parts.add(note);
    }
    return String.join(", ", parts);
  }
}
