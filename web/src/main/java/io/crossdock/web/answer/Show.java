package io.crossdock.web.answer;

import io.crossdock.access.Role;
import io.crossdock.core.adopt.Kind;
import io.crossdock.core.failure.Cause;
import io.crossdock.core.plan.told.Changes;
import io.crossdock.core.port.org.Previews;
import io.crossdock.core.port.settings.Settings.Result;
import io.crossdock.core.port.work.Adoptions;
import io.crossdock.core.port.work.Backfills;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.view.AttemptOutcome;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.OrderViews.SyncStatus;
import io.crossdock.core.watch.Audits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How values read on a page. Plain text: the templates escape. */
public final class Show {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MMM d, yyyy HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Show() {}

  public static String time(Instant at) {
    return TIME.format(at);
  }

  public static String day(Instant at) {
    return DAY.format(at);
  }

  public static String clock(Instant at) {
    return CLOCK.format(at);
  }

  public static String money(BigDecimal amount, String currency) {
    return amount.setScale(2, RoundingMode.HALF_UP).toPlainString() + " " + currency;
  }

  public static String quantity(BigDecimal quantity) {
    return quantity.stripTrailingZeros().toPlainString();
  }

  public static String count(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }

  /**
   * So many of a thing, such as "1 order" or "1,204 orders": whatever is counted for people.
   *
   * @param one its word, of which there are more with an s
   */
  public static String count(long number, String one) {
    return count(number) + " " + one + (number == 1 ? "" : "s");
  }

  public static String orders(long number) {
    return count(number, "order");
  }

  /** Orders that came since; 100 = as many or more. */
  public static String newer(int number) {
    return number < 100 ? count(number, "new order") : "More than 99 new orders";
  }

  /** What a change of options means for orders, and what it takes; only what is so. */
  public static String concerned(Result.Asked change) {
    String held = "Up to " + orders(change.held()) + " that stayed out so far can go now";
    String anew = orders(change.anew()) + " in Salesforce may be written anew";
    return (change.anew() == 0
            ? held
            : change.held() == 0 ? "Up to " + anew : held + ", and up to " + anew)
        + ". Sending takes about "
        + count(change.calls(), "Salesforce call")
        + ".";
  }

  /** As people say it; what is less than a minute in seconds. */
  public static String age(Duration age) {
    if (age.toMinutes() == 0) {
      return age.toSeconds() + "." + age.toMillisPart() / 100 + " s";
    }
    if (age.toHours() == 0) {
      return age.toMinutes() + " min " + age.toSecondsPart() + " s";
    }
    return age.toDays() < 2
        ? age.toHours() + " h " + age.toMinutesPart() + " min"
        : age.toDays() + " days";
  }

  /** As people guess it. */
  public static String about(Duration time) {
    long minutes = Math.max(1, time.plusSeconds(30).toMinutes());
    return minutes == 1
        ? "a minute"
        : minutes < 90
            ? minutes + " minutes"
            : minutes < 60 * 36 ? (minutes + 30) / 60 + " hours" : (minutes + 720) / 1440 + " days";
  }

  /** Why an order was looked at. */
  public static String trigger(Trigger trigger) {
    return switch (trigger) {
      case MANUAL -> "A person";
      case WEBHOOK -> "Push notice";
      case POLL -> "Poll";
      case SWEEP -> "Sweep";
      case BACKFILL -> "History";
    };
  }

  /** By whom an order was looked at. */
  public static String who(OrderViews.Attempt attempt) {
    return switch (attempt.trigger()) {
      case MANUAL -> "by " + attempt.by().orElse("a person");
      case WEBHOOK -> "by itself: the shop told of a change";
      case POLL -> "by itself: the poll found a change";
      case SWEEP -> "by itself: the sweep found a change";
      case BACKFILL -> "with past orders";
    };
  }

  /** What people in Salesforce call a kind of record. */
  public static String kind(String object) {
    return switch (object) {
      case "OrderItem" -> "Order Product";
      case "Product2" -> "Product";
      case "ContentNote" -> "Note";
      default -> Changes.words(object);
    };
  }

  public static String outcome(AttemptOutcome outcome) {
    return switch (outcome) {
      case SYNCED -> "Sent";
      case UNCHANGED -> "Unchanged";
      case SKIPPED -> "Skipped";
      case DEFERRED -> "Put off";
      case RETRY -> "To be tried again";
      case BLOCKED -> "Failed";
    };
  }

  public static String took(OrderViews.Attempt attempt) {
    return age(Duration.between(attempt.startedAt(), attempt.endedAt()));
  }

  public static String finding(Audits.Kind kind) {
    return switch (kind) {
      case MISSING -> "Missing in Salesforce";
      case DIFFERENT -> "Different in Salesforce";
      case EXTRA -> "Only in Salesforce";
    };
  }

  public static String heading(Cause.Kind kind) {
    return switch (kind) {
      case BLOCKED -> "Blocked: somebody must change something";
      case WAITING -> "Waiting: tried again without help";
      case LEFT_OUT -> "Out of sync by a setting";
    };
  }

  /** What would happen to a record, in the words of the page. */
  public static String action(Previews.Action action) {
    return switch (action) {
      case CREATE -> "New";
      case UPDATE -> "Change";
      case DELETE -> "Remove";
    };
  }

  public static String state(Backfills.Progress backfill) {
    return switch (backfill.state()) {
      case RUNNING -> "Running.";
      case PAUSED -> "Paused.";
      case DONE -> backfill.open() > 0 ? "All queued." : "Done.";
      case CANCELLED -> "Cancelled.";
    };
  }

  public static String state(Adoptions.Progress run) {
    return switch (run.state()) {
      case RUNNING ->
          switch (run.step()) {
            case ORG -> "Reading Salesforce.";
            case SHOP -> "Reading the shop.";
            case MATCH -> "Matching.";
          };
      case DONE -> "Done.";
      case CANCELLED -> "Cancelled.";
    };
  }

  /** Of a kind of records, many. */
  public static String adopted(Kind kind) {
    return switch (kind) {
      case PRODUCT -> "Products";
      case ACCOUNT -> "Accounts";
      case CONTACT -> "Contacts";
      case ORDER -> "Orders";
    };
  }

  /** A field of the form, such as {@code orders.field}. */
  public static String adoptionField(String name) {
    return switch (name) {
      case "store" -> "Store view";
      case "storeField" -> "Field with the store view";
      case "several" -> "Several records with one number";
      default ->
          name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1).replace('.', ' ');
    };
  }

  public static String outcome(Adoptions.Outcome outcome) {
    return switch (outcome) {
      case TAKEN -> "Taken over";
      case OURS -> "Ours already";
      case DOUBLE -> "Double";
      case CONFLICT -> "Conflict";
      case UNKNOWN -> "Not in the shop";
    };
  }

  public static String value(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  public static String mark(SyncStatus status) {
    return switch (status) {
      case IN_SYNC -> "✔";
      case OUT_OF_SYNC -> "!";
      case PENDING -> "◔";
      case NOT_SENT -> "–";
    };
  }

  public static String label(SyncStatus status) {
    return switch (status) {
      case IN_SYNC -> "In sync";
      case OUT_OF_SYNC -> "Out of sync";
      case PENDING -> "Pending";
      case NOT_SENT -> "Not sent by a setting";
    };
  }

  public static String code(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  public static String code(SyncStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
