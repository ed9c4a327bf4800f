package io.crossdock.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.failure.Cause;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.port.shop.OrderSource.Unreadable;
import io.crossdock.core.port.work.Backfills;
import io.crossdock.core.port.work.Gates.Remote;
import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue;
import io.crossdock.core.port.work.WorkQueue.Claim;
import io.crossdock.core.port.work.WorkQueue.Lane;
import io.crossdock.core.port.work.WorkQueue.Settled;
import io.crossdock.core.view.Journal;
import io.crossdock.core.view.OrderFilter;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.watch.Alarms.Alarm;
import io.crossdock.core.watch.Audits;
import io.crossdock.store.server.Retention;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Orders of another connection in the same database are another shop's: whatever this one asks or
 * does, through any method that the store has for orders, is as if they were not there, and leaves
 * them as they are.
 */
class AnotherConnectionIT extends OnPostgres {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static final Failure BAD =
      Failure.of(Category.REJECTED, "rule", "A rule refuses it.", "Change it.");

  private static final Cause CAUSE =
      Cause.of(Cause.Kind.BLOCKED, BAD.code(), BAD.message(), BAD.hint(), List.of());

  /** What the store gives that knows orders, places in the shop or who asked for what. */
  private static final Set<String> WALKED =
      Set.of(
          "workQueue",
          "gates",
          "alarms",
          "knownSystems",
          "callLedger",
          "shopLedger",
          "readings",
          "cursors",
          "backfills",
          "orgChanges",
          "backlog",
          "orderViews",
          "queueView",
          "journal",
          "dashboardView",
          "audits",
          "operationViews",
          "operations");

  /** Of the queue: a place in the time of the database as a whole. */
  private static final String MOMENT = "moment";

  /** Of the database as a whole, or told by the key of each order, which has the connection. */
  private static final Set<String> OTHERS =
      Set.of(
          "orderRecords",
          "names",
          "pins",
          "personClaims",
          "customerLinks",
          "personalData", // a person is forgotten wherever it is
          "appliedOrders",
          "adoptions",
          "orderFeed", // these are made for a connection each
          "settings",
          "knownWebsites",
          "connectionStore",
          "mappings",
          "syncAnyway",
          "auditLog",
          "signInTries",
          "sessions",
          "savedViews",
          "apiTokens",
          "users",
          "shopModule", // one module, whose keys it keeps
          "dataSource",
          "onWork",
          "standing", // tells ages, which differ from one reading to the next
          "with");

  private final Map<Class<?>, List<?>> values =
      Map.ofEntries(
          Map.entry(int.class, List.of(100)),
          Map.entry(long.class, List.of(7L)),
          Map.entry(IntFunction.class, List.of((IntFunction<Duration>) n -> Duration.ZERO)),
          Map.entry(Alarm.class, List.of(new Alarm("rule", "It is so.", "Look."))),
          Map.entry(boolean.class, List.of(true)),
          Map.entry(Instant.class, List.of(NOW)),
          Map.entry(Duration.class, List.of(Duration.ofMinutes(1))),
          Map.entry(Optional.class, List.of(Optional.empty())),
          Map.entry(Collection.class, List.of(List.of())),
          Map.entry(List.class, List.of(List.of())),
          Map.entry(Set.class, List.of(Set.of(BAD.code()))),
          Map.entry(Map.class, List.of(Map.of())),
          Map.entry(OrderKey.class, List.of(new OrderKey("other", 1))),
          Map.entry(Cause.class, List.of(CAUSE)),
          Map.entry(Failure.class, List.of(BAD)),
          Map.entry(OrderFilter.class, List.of(OrderFilter.ALL)),
          Map.entry(Journal.Filter.class, List.of(Journal.Filter.ALL)),
          Map.entry(
              OrderViews.Query.class,
              List.of(
                  new OrderViews.Query(
                      OrderFilter.ALL, OrderViews.Sort.PURCHASE_DATE, true, "", 100))),
          Map.entry(
              Backfills.Request.class,
              List.of(new Backfills.Request(Instant.EPOCH, NOW.plusSeconds(9), Set.of()))),
          Map.entry(
              Audits.Period.class, List.of(new Audits.Period(Instant.EPOCH, NOW.plusSeconds(9)))),
          Map.entry(Audits.Report.class, List.of(new Audits.Report(9, 9, 0, 0, List.of()))));

  private List<String> texts = List.of();

  @Test
  void everyMethodForOrdersIsWalkedOrNamed() {
    Set<String> factories =
        Arrays.stream(Store.class.getMethods())
            .filter(method -> method.getDeclaringClass() == Store.class)
            .filter(method -> !method.getReturnType().isPrimitive() && !isStatic(method))
            .map(Method::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> known = new TreeSet<>(WALKED);
    known.addAll(OTHERS);
    assertThat(factories).containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void nothingSeesOrChangesWhatIsOfAnotherConnection() {
    var known = List.of("poll", "000000001", CAUSE.id().toString());
    texts = with(known, Stream.generate(() -> UUID.randomUUID().toString()).limit(3).toList());
    SortedMap<String, String> alone = walk();

    empty();
    Store other = store.with("other");
    texts = with(known, fill(other));
    SortedMap<String, String> before = rows();
    SortedMap<String, String> beside = walk();
    store.forget(new Retention(Duration.ZERO, Duration.ZERO));
    store.settings("main", Instant.EPOCH, () -> NOW).release();

    assertThat(before.keySet())
        .as("what the other has")
        .contains("order_state", "attempt", "backfill", "audit", "operation_order", "released")
        .contains("gate", "alarm", "known_system", "api_calls", "org_change", "operation");
    assertThat(rows()).isEqualTo(before);
    alone.forEach((call, answer) -> assertThat(beside.get(call)).as(call).isEqualTo(answer));
    beside.forEach((call, answer) -> assertThat(answer).as(call).doesNotContain("other"));
    assertThat(other.orderViews().counts().inSync()).as("it has its own").isEqualTo(1);
  }

  private static List<String> with(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  /** Orders of each kind: in sync, blocked, refused and waiting, due, and running. */
  private List<String> fill(Store other) {
    WorkQueue queue = other.workQueue();
    queue.renew("theirs", List.of());
    queue.markFailing(
        Map.of(
            new OrderKey("other", 1), new Unreadable("000000001", Optional.empty(), BAD),
            new OrderKey("other", 2), new Unreadable("000000002", Optional.empty(), BAD),
            new OrderKey("other", 3), new Unreadable("000000003", Optional.empty(), BAD),
            new OrderKey("other", 4), new Unreadable("000000004", Optional.empty(), BAD),
            new OrderKey("other", 5), new Unreadable("000000005", Optional.empty(), BAD)),
        Trigger.POLL);
    String operation = other.operations().start(keys(1, 4), "them", NOW);
    List<Claim> claims = queue.claim("theirs", Lane.LIVE, 4);
    queue.record(
        List.of(
            settled(claims.get(0), new Outcome.Synced(Applied.NOTHING, "print")),
            settled(claims.get(1), new Outcome.Blocked(BAD)),
            settled(claims.get(2), new Outcome.HandedBack(Optional.of(BAD)))));
    queue.mark(keys(6, 9), Trigger.BACKFILL);
    var period = new Backfills.Request(Instant.EPOCH, NOW, Set.of());
    String backfill = other.backfills().start(period, "them");
    String audit = other.audits().ask(new Audits.Period(Instant.EPOCH, NOW), "them");
    other.gates().close(Remote.ORG, BAD, n -> Duration.ofHours(1));
    other.alarms().raise(new Alarm("rule", "It is so with the other.", "Look."));
    other.knownSystems().met(Remote.SHOP, "the other's");
    other.callLedger().add(5);
    other.shopLedger().add(Duration.ofSeconds(5));
    other.orgChanges().met(Set.of());
    other.cursors().write("poll", NOW);
    other.readings().done("poll", Duration.ofSeconds(5));
    jdbc()
        .sql(
            "INSERT INTO released (connection, send, codes, websites, others, excepted, orders,"
                + " due_at, started_by) VALUES ('other', true, '{rule}', '{}', true, '{}', 9,"
                + " now(), 'them')")
        .update();
    return List.of(operation, backfill, audit);
  }

  private static Settled settled(Claim claim, Outcome outcome) {
    return new Settled(claim, outcome, Optional.empty(), "", NOW, Instant.now());
  }

  private static List<OrderKey> keys(long from, long to) {
    return LongStream.rangeClosed(from, to).mapToObj(id -> new OrderKey("other", id)).toList();
  }

  private static void empty() {
    List<String> tables =
        jdbc()
            .sql(
                "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace ="
                    + " 'public'::regnamespace AND relname <> 'flyway_schema_history'")
            .query((row, number) -> row.getString("relname"))
            .list();
    jdbc().sql("TRUNCATE " + String.join(", ", tables)).update();
  }

  /** All that says it is the other connection's, by table. */
  private static SortedMap<String, String> rows() {
    var rows = new TreeMap<String, String>();
    jdbc()
        .sql(
            "SELECT table_name FROM information_schema.columns WHERE column_name = 'connection'"
                + " AND table_schema = 'public'")
        .query(String.class)
        .list()
        .forEach(table -> {
          String all =
              jdbc()
                  .sql(
                      "SELECT coalesce(string_agg(t::text, '|' ORDER BY t::text), '') FROM "
                          + table
                          + " t WHERE connection = 'other'")
                  .query(String.class)
                  .single();
          if (!all.isEmpty()) {
            rows.put(table, all);
          }
        });
    return rows;
  }

  /** Every method of every port, with values of every kind; what each answered. */
  private SortedMap<String, String> walk() {
    var answers = new TreeMap<String, String>();
    store.workQueue().renew("mine", List.of());
    for (String name : new TreeSet<>(WALKED)) {
      Object port = call(store, factory(name), new Object[0]);
      Stream.of(Objects.requireNonNull(port).getClass().getInterfaces()[0].getMethods())
          .filter(method -> !isStatic(method) && !method.getName().equals(MOMENT))
          .sorted(Comparator.comparing(Method::toGenericString))
          .forEach(method -> {
            for (Object[] arguments : arguments(method)) {
              String call = plain(name + "." + method.getName() + Arrays.toString(arguments));
              String answer = plain(call(port, method, arguments));
              answers.merge(call, answer, (one, another) -> one + " | " + another);
            }
          });
    }
    return answers;
  }

  private List<Object[]> arguments(Method method) {
    List<Object[]> all = List.<Object[]>of(new Object[method.getParameterCount()]);
    boolean texted = false;
    for (int i = 0; i < method.getParameterCount(); i++) {
      Class<?> type = method.getParameterTypes()[i];
      int at = i;
      List<?> possible =
          type == String.class
              ? (texted ? List.of("mine") : texts(method))
              : type.isEnum() ? List.of(type.getEnumConstants()) : values.get(type);
      texted |= type == String.class;
      assertThat(possible).as("a value for the %dth of %s", at, method).isNotNull();
      all =
          all.stream()
              .flatMap(some ->
                  Objects.requireNonNull(possible).stream()
                      .map(value -> {
                        Object[] more = some.clone();
                        more[at] = value;
                        return more;
                      }))
              .toList();
    }
    return all;
  }

  /** An instance's name is its own; ids of other things must be ids where they are looked up. */
  private List<String> texts(Method method) {
    if (method.getDeclaringClass() == WorkQueue.class) {
      return List.of("mine");
    }
    boolean ids = Set.of("finish", "fail", "feed").contains(method.getName());
    return ids ? texts.stream().filter(text -> text.length() == 36).toList() : texts;
  }

  private static Method factory(String name) {
    return Arrays.stream(Store.class.getMethods())
        .filter(method -> method.getName().equals(name) && method.getParameterCount() == 0)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isStatic(Method method) {
    return Modifier.isStatic(method.getModifiers());
  }

  private static Object call(Object of, Method method, Object[] arguments) {
    try {
      method.setAccessible(true);
      Object answer = method.invoke(of, arguments);
      return answer == null ? "" : answer;
    } catch (InvocationTargetException e) {
      throw new AssertionError(method + Arrays.toString(arguments), e.getCause());
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  /** Without what differs each time: ids and moments. */
  private static String plain(Object answer) {
    return answer
        .toString()
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "AT");
  }
}
