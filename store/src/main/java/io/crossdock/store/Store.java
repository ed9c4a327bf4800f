package io.crossdock.store;

import com.zaxxer.hikari.HikariDataSource;
import io.crossdock.access.ApiTokens;
import io.crossdock.access.AuditLog;
import io.crossdock.access.Sessions;
import io.crossdock.access.ShopModule;
import io.crossdock.access.SignInTries;
import io.crossdock.access.Users;
import io.crossdock.core.guard.KnownSystems;
import io.crossdock.core.mapping.Expressions;
import io.crossdock.core.port.org.CustomerLinks;
import io.crossdock.core.port.org.KeptNames;
import io.crossdock.core.port.org.OrgChanges;
import io.crossdock.core.port.org.PersonClaims;
import io.crossdock.core.port.org.Pins;
import io.crossdock.core.port.settings.ConnectionStore;
import io.crossdock.core.port.settings.Mappings;
import io.crossdock.core.port.settings.SavedViews;
import io.crossdock.core.port.settings.Settings;
import io.crossdock.core.port.shop.KnownWebsites;
import io.crossdock.core.port.work.Adoptions;
import io.crossdock.core.port.work.AppliedOrders;
import io.crossdock.core.port.work.Backfills;
import io.crossdock.core.port.work.CallLedger;
import io.crossdock.core.port.work.Cursors;
import io.crossdock.core.port.work.Gates;
import io.crossdock.core.port.work.Operations;
import io.crossdock.core.port.work.OrderRecords;
import io.crossdock.core.port.work.PersonalData;
import io.crossdock.core.port.work.Readings;
import io.crossdock.core.port.work.ShopLedger;
import io.crossdock.core.port.work.SyncAnyway;
import io.crossdock.core.port.work.WorkQueue;
import io.crossdock.core.view.DashboardView;
import io.crossdock.core.view.Journal;
import io.crossdock.core.view.OperationViews;
import io.crossdock.core.view.OrderFeed;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.QueueView;
import io.crossdock.core.watch.Alarms;
import io.crossdock.core.watch.Audits;
import io.crossdock.core.watch.Backlog;
import io.crossdock.core.watch.Standing;
import io.crossdock.store.access.StoredApiTokens;
import io.crossdock.store.access.StoredAuditLog;
import io.crossdock.store.access.StoredSessions;
import io.crossdock.store.access.StoredSignInTries;
import io.crossdock.store.access.StoredUsers;
import io.crossdock.store.operation.SentOperations;
import io.crossdock.store.operation.StoredAdoptions;
import io.crossdock.store.operation.StoredAudits;
import io.crossdock.store.operation.StoredBackfills;
import io.crossdock.store.operation.StoredOperationViews;
import io.crossdock.store.options.StoredMappings;
import io.crossdock.store.options.StoredSettings;
import io.crossdock.store.options.StoredWebsites;
import io.crossdock.store.order.StoredAnyway;
import io.crossdock.store.order.StoredApplied;
import io.crossdock.store.order.StoredCustomerLinks;
import io.crossdock.store.order.StoredNames;
import io.crossdock.store.order.StoredOrderRecords;
import io.crossdock.store.order.StoredPersonalData;
import io.crossdock.store.order.StoredPins;
import io.crossdock.store.order.StoredRestores;
import io.crossdock.store.server.Retention;
import io.crossdock.store.server.SecretKeys;
import io.crossdock.store.systems.StoredAlarms;
import io.crossdock.store.systems.StoredBacklog;
import io.crossdock.store.systems.StoredCallLedger;
import io.crossdock.store.systems.StoredConnection;
import io.crossdock.store.systems.StoredCursors;
import io.crossdock.store.systems.StoredGates;
import io.crossdock.store.systems.StoredKnownSystems;
import io.crossdock.store.systems.StoredOrgChanges;
import io.crossdock.store.systems.StoredReadings;
import io.crossdock.store.systems.StoredShopLedger;
import io.crossdock.store.systems.StoredShopModule;
import io.crossdock.store.systems.StoredStanding;
import io.crossdock.store.view.StoredDashboardView;
import io.crossdock.store.view.StoredJournal;
import io.crossdock.store.view.StoredOrderFeed;
import io.crossdock.store.view.StoredQueueView;
import io.crossdock.store.view.StoredSavedViews;
import io.crossdock.store.view.StoredViews;
import io.crossdock.store.work.OrderQueue;
import io.crossdock.store.work.StoredPersonClaims;
import io.crossdock.store.work.WorkNotices;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One PostgreSQL, migrated and pooled, with all that is kept in it for one connection. Thread-safe.
 */
public final class Store implements AutoCloseable {

  /** Salesforce's longest request. */
  private static final Duration LONGEST_REQUEST = Duration.ofMinutes(10);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Shorter than {@link #PATIENCE}, so that who waits for its rows is not given up first. */
  private static final Duration STALLED = Duration.ofSeconds(5);

  /** Whose orders are meant where nobody says otherwise. */
  private static final String MAIN = "main";

  private final HikariDataSource pool;
  private final JdbcClient jdbc;
  private final JdbcTransactionManager manager;
  private final TransactionTemplate transactions;
  private final OrderQueue queue;
  private final Duration landing;
  private final String connection;

  private Store(HikariDataSource pool, Duration landing, String connection) {
    this.pool = pool;
    var template = new NamedParameterJdbcTemplate(pool);
    this.jdbc = JdbcClient.create(template);
    this.manager = new JdbcTransactionManager(pool);
    this.transactions = new TransactionTemplate(manager);
    this.queue = new OrderQueue(template, transactions, landing, connection);
    this.landing = landing;
    this.connection = connection;
  }

  /** As below, with Salesforce's longest request time of 10 minutes. */
  public static Store open(String jdbcUrl, String user, String password) {
    return open(jdbcUrl, user, password, LONGEST_REQUEST);
  }

  /**
   * Connects, and brings the schema up to date. A database that does not answer is given up after
   * {@link #PATIENCE}, so that nothing hangs on a dead connection longer than a lease; a
   * transaction whose instance stalls in the middle is rolled back by PostgreSQL after {@link
   * #STALLED}, so that the rows it has locked are free for the others.
   *
   * @param landing how late a write of unknown outcome may still land in the org; orders are read
   *     from the org again after it
   * @throws UnknownSchema when the schema is one that cannot be brought up to date
   */
  public static Store open(String jdbcUrl, String user, String password, Duration landing) {
    var pool = new HikariDataSource();
    pool.setJdbcUrl(jdbcUrl);
    if (!user.isEmpty()) {
      pool.setUsername(user);
      pool.setPassword(password);
    }
    pool.setMaximumPoolSize(16);
    pool.setPoolName("crossdock");
    pool.setConnectionTimeout(PATIENCE.toMillis());
    pool.addDataSourceProperty("socketTimeout", Long.toString(PATIENCE.toSeconds()));
    pool.addDataSourceProperty("connectTimeout", Long.toString(PATIENCE.toSeconds()));
    pool.addDataSourceProperty("tcpKeepAlive", "true");
    pool.setConnectionInitSql("SET idle_in_transaction_session_timeout = " + STALLED.toMillis());
    try {
      Migrations.apply(jdbcUrl, user, password);
      return new Store(pool, landing, MAIN);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  /**
   * The same database for another connection than {@code main}: what this gives counts, claims,
   * changes and tells of the orders of that one alone, as those of another are another shop's.
   * Closed with this.
   */
  public Store with(String connection) {
    return new Store(pool, landing, connection);
  }

  public WorkQueue workQueue() {
    return queue;
  }

  public Readings readings() {
    return new StoredReadings(jdbc, connection);
  }

  public Cursors cursors() {
    return new StoredCursors(jdbc, connection);
  }

  public Backfills backfills() {
    return new StoredBackfills(jdbc, transactions, queue, connection);
  }

  public Gates gates() {
    return new StoredGates(jdbc, transactions, connection);
  }

  public OrgChanges orgChanges() {
    return new StoredOrgChanges(jdbc, queue, connection);
  }

  public Alarms alarms() {
    return new StoredAlarms(jdbc, connection);
  }

  public Backlog backlog() {
    return new StoredBacklog(jdbc, connection);
  }

  public Standing standing() {
    return new StoredStanding(jdbc, connection);
  }

  public KnownSystems knownSystems() {
    return new StoredKnownSystems(jdbc, gates(), connection);
  }

  public OrderViews orderViews() {
    return new StoredViews(jdbc, transactions, connection);
  }

  public OrderFeed orderFeed(String connection) {
    return new StoredOrderFeed(jdbc, connection);
  }

  public QueueView queueView() {
    return new StoredQueueView(jdbc, connection);
  }

  public Journal journal() {
    return new StoredJournal(jdbc, connection);
  }

  public DashboardView dashboardView() {
    return new StoredDashboardView(jdbc, connection);
  }

  public OrderRecords orderRecords() {
    return new StoredOrderRecords(jdbc);
  }

  public Pins pins() {
    return new StoredPins(jdbc);
  }

  /**
   * @param instance who claims: the name its lease has
   */
  public PersonClaims personClaims(String instance) {
    return new StoredPersonClaims(jdbc, transactions, instance, landing);
  }

  public CustomerLinks customerLinks() {
    return new StoredCustomerLinks(jdbc, transactions, connection);
  }

  public PersonalData personalData() {
    return new StoredPersonalData(jdbc, transactions);
  }

  public AppliedOrders appliedOrders() {
    return new StoredApplied(jdbc);
  }

  public Adoptions adoptions() {
    return new StoredAdoptions(jdbc, transactions, connection);
  }

  public Audits audits() {
    return new StoredAudits(jdbc, transactions, connection);
  }

  public OperationViews operationViews() {
    return new StoredOperationViews(jdbc, operations());
  }

  public Operations operations() {
    return new SentOperations(jdbc, transactions, queue, connection);
  }

  /**
   * @param startDate holds until a person sets another
   */
  public Settings settings(String connection, Instant startDate, InstantSource clock) {
    return new StoredSettings(jdbc, transactions, connection, startDate, gates(), clock);
  }

  public KnownWebsites knownWebsites(String connection) {
    return new StoredWebsites(jdbc, transactions, connection);
  }

  /** The connection made in the console, if one was. */
  public ConnectionStore connectionStore(String connection, SecretKeys keys) {
    return new StoredConnection(jdbc, transactions, connection, keys);
  }

  public ShopModule shopModule(String connection, SecretKeys keys) {
    return new StoredShopModule(jdbc, transactions, connection, keys);
  }

  public CallLedger callLedger() {
    return new StoredCallLedger(jdbc, connection);
  }

  public ShopLedger shopLedger() {
    return new StoredShopLedger(jdbc, connection);
  }

  public Mappings mappings(String connection, Expressions expressions, InstantSource clock) {
    return new StoredMappings(jdbc, transactions, connection, expressions, gates(), clock);
  }

  public KeptNames names() {
    return new StoredNames(jdbc);
  }

  public SyncAnyway syncAnyway() {
    return new StoredAnyway(jdbc);
  }

  /**
   * To be called when this database was put back from a backup, or is new beside an org that
   * Crossdock wrote to before: each order placed until now is read from the org before it is
   * written again. Has its effect once per {@code name}.
   *
   * @return whether it was the first time
   */
  public boolean restored(String name) {
    return new StoredRestores(jdbc, transactions).restored(name);
  }

  public AuditLog auditLog() {
    return new StoredAuditLog(jdbc, manager);
  }

  public SignInTries signInTries() {
    return new StoredSignInTries(jdbc, transactions);
  }

  public SavedViews savedViews() {
    return new StoredSavedViews(jdbc);
  }

  public Sessions sessions() {
    return new StoredSessions(jdbc);
  }

  public ApiTokens apiTokens() {
    return new StoredApiTokens(jdbc, connection);
  }

  public Users users() {
    return new StoredUsers(jdbc, transactions);
  }

  /** To be called about once a day, on one instance at a time. */
  public void forget(Retention kept) {
    kept.apply(jdbc, connection);
  }

  public DataSource dataSource() {
    return pool;
  }

  /**
   * Calls {@code wake} whenever any instance has marked work, within milliseconds. A lost
   * connection is made anew; notices meanwhile are missed, so polling must not rest on this alone.
   */
  public WorkNotices onWork(Runnable wake) {
    return new WorkNotices(pool, wake);
  }

  @Override
  public void close() {
    pool.close();
  }
}
