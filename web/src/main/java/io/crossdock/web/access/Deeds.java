package io.crossdock.web.access;

import io.crossdock.access.AuditLog;
import io.crossdock.access.AuditLog.Deed;
import io.crossdock.core.order.OrderKey;
import io.crossdock.web.access.Access.Rule;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Writes what was done to the audit log, by the words of {@link Access}: a form that was carried
 * out, which is answered by a redirect or 201, a call that is answered by 2xx, and what a {@link
 * Keeping} keeps. The entry and what it tells are kept together or not at all, before anybody is
 * told. Exports, tests of other systems, failed sign-ins and refused tries change nothing here and
 * are written right after; if the database goes away just then, the service's log has them.
 */
public final class Deeds {

  private static final Logger log = LoggerFactory.getLogger(Deeds.class);

  private static final String NOTE = Deeds.class.getName() + ".note";
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

  /** Nothing was done, although the answer is a redirect. */
  public static void nothing(HttpServletRequest request) {
    request.setAttribute(NOTHING, true);
  }

  /**
   * Carries out what a request asks for and writes it down, by the words of {@link Access}.
   *
   * @param work what answers the request; none of its answer has left yet, but for an export's
   */
  @Nullable Object carry(HttpServletRequest request, Callable<@Nullable Object> work)
      throws Exception {
    Optional<Rule> rule = Access.deed(request);
    if (rule.isEmpty()) {
      return work.call();
    }
    String what = rule.get().deed();
    if (!rule.get().kept()) {
      return after(request, what, work);
    }
    var answer = new AtomicReference<@Nullable Object>();
    return auditLog.together(
        () -> {
          answer.set(work.call());
          return answer.get();
        },
        () -> done(request, answer.get()) ? Optional.of(deed(request, what)) : Optional.empty());
  }

  /** As {@link #carry}, of a part of what a request does. */
  <T> T keep(HttpServletRequest request, Supplier<T> work, Predicate<T> done) {
    String what = Access.deed(request).map(Rule::deed).orElseThrow();
    var result = new AtomicReference<@Nullable T>();
    return together(
        () -> {
          T kept = work.get();
          result.set(kept);
          return kept;
        },
        () -> Optional.ofNullable(result.get()).filter(done).map(kept -> deed(request, what)));
  }

  private <T> T together(Supplier<T> work, Supplier<Optional<Deed>> done) {
    try {
      return auditLog.together(work::get, done);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e); // a supplier throws none
    }
  }

  /** What has left can't be taken back: also a file that broke off is told. */
  private @Nullable Object after(
      HttpServletRequest request, String what, Callable<@Nullable Object> work) throws Exception {
    @Nullable Object answer;
    try {
      answer = work.call();
    } catch (IOException e) {
      write(deed(request, what));
      throw e;
    }
    if (status(answer) < 300) {
      write(deed(request, what));
    }
    return answer;
  }

  private static int status(@Nullable Object answer) {
    return answer instanceof ResponseEntity<?> entity
        ? entity.getStatusCode().value()
        : HttpServletResponse.SC_OK;
  }

  private static boolean done(HttpServletRequest request, @Nullable Object answer) {
    if (request.getAttribute(NOTHING) != null) {
      return false;
    }
    int status = status(answer);
    return request.getRequestURI().startsWith("/api/")
        ? status < 300
        : status == HttpServletResponse.SC_CREATED || status / 100 == 3;
  }

  private Deed deed(HttpServletRequest request, String what) {
    @Nullable Principal who = request.getUserPrincipal();
    return deed(request, who == null ? "(set-up)" : who.getName(), what, subject(request));
  }

  Deed deed(HttpServletRequest request, String who, String what, String subject) {
    return new Deed(clock.instant(), who, what, subject, request.getRemoteAddr());
  }

  /** Does what the entry tells; both are kept or neither. */
  public <T> T together(HttpServletRequest request, String who, String what, Supplier<T> work) {
    return together(work, () -> Optional.of(deed(request, who, what, "")));
  }

  /** Somebody known may not do this: the try is told, and none of what came with it. */
  void refused(HttpServletRequest request) {
    @Nullable Principal who = request.getUserPrincipal();
    if (who != null) {
      Access.deed(request)
          .ifPresent(rule -> write(request, who.getName(), "Refused: " + rule.deed(), ""));
    }
  }

  public void write(HttpServletRequest request, String who, String what, String subject) {
    write(deed(request, who, what, subject));
  }

  private void write(Deed deed) {
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
