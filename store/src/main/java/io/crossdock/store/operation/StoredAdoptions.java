package io.crossdock.store.operation;

import io.crossdock.core.adopt.Kind;
import io.crossdock.core.adopt.OrgRow;
import io.crossdock.core.adopt.ShopThing;
import io.crossdock.core.adopt.TakeOver;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.work.Adoptions;
import io.crossdock.store.value.AdoptionJson;
import io.crossdock.store.value.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Adoption runs in PostgreSQL; who holds one is told by the database's clock. */
public final class StoredAdoptions implements Adoptions {

  private static final String HOLD =
      """
      UPDATE adoption SET holder = :instance, held_until = now() + :hold * interval '1 s'
      WHERE connection = :connection AND state = 'RUNNING' AND not_before <= now()
        AND (holder = :instance OR held_until <= now())
      RETURNING *
      """;

  private static final String ROWS =
      """
      INSERT INTO adoption_record (adoption, kind, record_id, held, number, store, made_at, keyed)
      SELECT :id, :kind, r.* FROM unnest(:ids::text[], :held::text[], :numbers::text[],
        :stores::text[], :made::timestamptz[], :keyed::boolean[]) r
      ON CONFLICT DO NOTHING
      """;

  private static final String THINGS =
      """
      INSERT INTO adoption_thing (adoption, kind, key, number, label, store_id, store_name,
        connection, entity_id)
      SELECT :id, :kind, t.* FROM unnest(:keys::text[], :numbers::text[], :labels::text[],
        :stores::int[], :names::text[], :connections::text[], :entities::bigint[]) t
      ON CONFLICT DO NOTHING
      """;

  /** All records of a number are matched together, unless it is no number but "yes" in all. */
  private static final String OPEN =
      """
      SELECT * FROM adoption_record
      WHERE adoption = :id AND kind = :kind AND outcome = '' AND number IN (
        SELECT DISTINCT number FROM (
          SELECT number FROM adoption_record
          WHERE adoption = :id AND kind = :kind AND outcome = '' ORDER BY number LIMIT :about) n)
      ORDER BY number, made_at DESC LIMIT 5000
      """;

  private static final String SETTLE =
      """
      UPDATE adoption_record r SET outcome = e.outcome, code = e.code, thing = e.thing,
        sentence = e.sentence
      FROM unnest(:kinds::text[], :ids::text[], :outcomes::text[], :codes::text[], :things::text[],
        :sentences::text[]) e (kind, id, outcome, code, thing, sentence)
      WHERE r.adoption = :id AND r.kind = e.kind AND r.record_id = e.id
      """;

  private static final String DISPUTED =
      """
      SELECT r.record_id, r.sentence FROM adoption_record r
      WHERE r.thing = :thing AND r.kind = 'ORDER' AND r.outcome IN ('CONFLICT', 'DOUBLE')
        AND r.adoption = (SELECT id FROM adoption
          WHERE connection = :connection AND NOT (wanted ->> 'dryRun')::boolean
          ORDER BY started_at DESC LIMIT 1)
      ORDER BY r.record_id LIMIT 1
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final String connection;
  private final AdoptionViews views;

  public StoredAdoptions(JdbcClient jdbc, TransactionTemplate transactions, String connection) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.connection = connection;
    this.views = new AdoptionViews(jdbc, connection);
  }

  @Override
  public Optional<String> start(TakeOver wanted, String user) {
    UUID id = UUID.randomUUID();
    try {
      jdbc.sql(
              "INSERT INTO adoption (id, connection, wanted, started_by)"
                  + " VALUES (:id, :connection, :wanted::jsonb, :user)")
          .param("connection", connection)
          .param("id", id)
          .param("wanted", AdoptionJson.write(wanted))
          .param("user", user)
          .update();
      return Optional.of(id.toString());
    } catch (DuplicateKeyException e) {
      return Optional.empty();
    }
  }

  @Override
  public void cancel(String id) {
    transactions.executeWithoutResult(tx -> end(id, State.CANCELLED));
  }

  @Override
  public void finish(Run run) {
    kept(run, () -> end(run.id(), State.DONE));
  }

  /** What was read is counted and goes; no e-mail address outlasts the run. */
  private void end(String id, State state) {
    UUID run = AdoptionViews.uuid(id);
    int ended =
        jdbc.sql(
                """
                UPDATE adoption SET state = :state, ended_at = now(), trouble = ''
                WHERE id = :id AND connection = :connection AND state = 'RUNNING'
                """)
            .param("connection", connection)
            .param("state", state.name())
            .param("id", run)
            .update();
    if (ended == 1) {
      views.tally(run);
      jdbc.sql("DELETE FROM adoption_thing WHERE adoption = :id").param("id", run).update();
      jdbc.sql(
              """
              UPDATE adoption_record r SET number = '', held = CASE WHEN held LIKE '%@%' THEN ''
                ELSE held END WHERE r.adoption = :id
              """)
          .param("id", run)
          .update();
    }
  }

  @Override
  public Optional<Run> hold(String instance) {
    return jdbc.sql(HOLD)
        .param("instance", instance)
        .param("connection", connection)
        .param("hold", Adoptions.HOLD.toSeconds())
        .query((row, n) -> run(row, instance))
        .optional();
  }

  private static Run run(ResultSet row, String instance) throws SQLException {
    return new Run(
        row.getString("id"),
        AdoptionJson.read(row.getString("wanted")),
        new Place(
            Step.valueOf(row.getString("step")),
            Kind.valueOf(row.getString("kind")),
            row.getString("after"),
            Times.read(row, "before").orElse(Instant.EPOCH),
            row.getInt("page")),
        instance);
  }

  @Override
  public void wait(Run run, Failure because, Duration after) {
    jdbc.sql(
            """
            UPDATE adoption SET trouble = :trouble, not_before = now() + :wait * interval '1 ms',
              held_until = now()
            WHERE id = :id AND holder = :instance AND state = 'RUNNING'
            """)
        .param("trouble", (because.message() + " " + because.hint()).strip())
        .param("wait", after.toMillis())
        .param("id", AdoptionViews.uuid(run.id()))
        .param("instance", run.instance())
        .update();
  }

  @Override
  public void release(String instance) {
    jdbc.sql(
            "UPDATE adoption SET held_until = now()"
                + " WHERE connection = :connection AND holder = :instance")
        .param("connection", connection)
        .param("instance", instance)
        .update();
  }

  @Override
  public boolean foundInOrg(Run run, Kind kind, List<OrgRow> rows, Place next) {
    return kept(
        run,
        () -> {
          jdbc.sql(ROWS)
              .param("id", AdoptionViews.uuid(run.id()))
              .param("kind", kind.name())
              .param("ids", texts(rows, OrgRow::recordId))
              .param("held", texts(rows, OrgRow::held))
              .param("numbers", texts(rows, OrgRow::number))
              .param("stores", texts(rows, OrgRow::store))
              .param("made", texts(rows, row -> row.madeAt().toString()))
              .param("keyed", rows.stream().map(OrgRow::keyed).toArray(Boolean[]::new))
              .update();
          reach(run, next);
        });
  }

  @Override
  public boolean foundInShop(Run run, Map<Kind, List<ShopThing>> things, Place next) {
    return kept(
        run,
        () -> {
          things.forEach((kind, found) ->
              jdbc.sql(THINGS)
                  .param("id", AdoptionViews.uuid(run.id()))
                  .param("kind", kind.name())
                  .param("keys", texts(found, ShopThing::key))
                  .param("numbers", texts(found, ShopThing::number))
                  .param("labels", texts(found, ShopThing::label))
                  .param("stores", found.stream().map(t -> t.store().id()).toArray(Integer[]::new))
                  .param("names", texts(found, t -> t.store().name()))
                  .param("connections", texts(found, t -> t.order().connection()))
                  .param(
                      "entities",
                      found.stream().map(t -> t.order().entityId()).toArray(Long[]::new))
                  .update());
          reach(run, next);
        });
  }

  private static <T> String[] texts(List<T> rows, Function<T, String> value) {
    return rows.stream().map(value).map(text -> text.replace("\0", "")).toArray(String[]::new);
  }

  @Override
  public List<OrgRow> unmatched(Run run, Kind kind, int about) {
    return jdbc.sql(OPEN)
        .param("id", AdoptionViews.uuid(run.id()))
        .param("kind", kind.name())
        .param("about", about)
        .query((row, n) ->
            new OrgRow(
                row.getString("record_id"),
                row.getString("held"),
                row.getString("number"),
                row.getString("store"),
                Times.read(row, "made_at").orElse(Instant.EPOCH),
                row.getBoolean("keyed")))
        .list();
  }

  @Override
  public List<ShopThing> things(Run run, Kind kind, Collection<String> numbers) {
    return jdbc.sql(
            """
            SELECT * FROM adoption_thing
            WHERE adoption = :id AND kind = :kind AND number = ANY (:numbers)
            ORDER BY key
            """)
        .param("id", AdoptionViews.uuid(run.id()))
        .param("kind", kind.name())
        .param("numbers", numbers.toArray(String[]::new))
        .query((row, n) ->
            new ShopThing(
                row.getString("key"),
                row.getString("number"),
                row.getString("label"),
                new ShopThing.Store(row.getInt("store_id"), row.getString("store_name")),
                new OrderKey(row.getString("connection"), row.getLong("entity_id"))))
        .list();
  }

  @Override
  public boolean settle(Run run, List<Ending> endings, List<Taken> taken) {
    return kept(
        run,
        () -> {
          jdbc.sql(SETTLE)
              .param("id", AdoptionViews.uuid(run.id()))
              .param("kinds", texts(endings, e -> e.kind().name()))
              .param("ids", texts(endings, Ending::recordId))
              .param("outcomes", texts(endings, e -> e.outcome().name()))
              .param("codes", texts(endings, Ending::code))
              .param("things", texts(endings, Ending::thing))
              .param("sentences", texts(endings, Ending::sentence))
              .update();
          new AdoptedStates(jdbc).take(taken);
          reach(run, run.place());
        });
  }

  @Override
  public boolean move(Run run, Place next) {
    return kept(run, () -> reach(run, next));
  }

  /** Nothing is kept by an instance that was overtaken, or of a run that was cancelled. */
  private boolean kept(Run run, Runnable work) {
    return Boolean.TRUE.equals(
        transactions.execute(tx -> {
          boolean held =
              jdbc.sql(
                      """
                      SELECT id FROM adoption WHERE id = :id AND holder = :instance
                        AND held_until > now() AND state = 'RUNNING' FOR UPDATE
                      """)
                  .param("id", AdoptionViews.uuid(run.id()))
                  .param("instance", run.instance())
                  .query(UUID.class)
                  .optional()
                  .isPresent();
          if (held) {
            work.run();
          }
          return held;
        }));
  }

  private void reach(Run run, Place next) {
    jdbc.sql(
            """
            UPDATE adoption SET step = :step, kind = :kind, after = :after, before = :before,
              page = :page, trouble = ''
            WHERE id = :id
            """)
        .param("step", next.step().name())
        .param("kind", next.kind().name())
        .param("after", next.after())
        .param("before", Times.sql(next.before()))
        .param("page", next.page())
        .param("id", AdoptionViews.uuid(run.id()))
        .update();
  }

  @Override
  public Optional<Progress> find(String id) {
    return views.find(id);
  }

  @Override
  public List<Progress> recent(int limit) {
    return views.recent(limit);
  }

  @Override
  public List<Left> left(String id, String after, int limit) {
    return views.left(id, after, limit);
  }

  @Override
  public Optional<String> disputed(OrderKey key) {
    return jdbc.sql(DISPUTED)
        .param("connection", connection)
        .param("thing", key.externalId())
        .query((row, n) -> TakeOver.disputed(row.getString("record_id"), row.getString("sentence")))
        .optional();
  }
}
