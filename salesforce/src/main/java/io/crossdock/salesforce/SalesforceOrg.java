package io.crossdock.salesforce;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.port.org.Bindings.Bound;
import io.crossdock.core.port.org.CustomerLinks;
import io.crossdock.core.port.org.Lease;
import io.crossdock.core.port.org.Org;
import io.crossdock.core.port.org.OrgAdoption;
import io.crossdock.core.port.org.OrgBindings;
import io.crossdock.core.port.org.OrgChanges;
import io.crossdock.core.port.org.OrgNames;
import io.crossdock.core.port.org.PersonClaims;
import io.crossdock.core.port.org.Pins;
import io.crossdock.core.port.org.Previews.Preview;
import io.crossdock.core.port.settings.ConnectionCheck;
import io.crossdock.core.port.settings.LookAhead;
import io.crossdock.core.watch.OrgOrders;
import io.crossdock.salesforce.check.FirstLook;
import io.crossdock.salesforce.check.OrgCheck;
import io.crossdock.salesforce.goods.Catalogue;
import io.crossdock.salesforce.graph.Graphs;
import io.crossdock.salesforce.order.Adoption;
import io.crossdock.salesforce.order.Differences;
import io.crossdock.salesforce.order.HeldOrders;
import io.crossdock.salesforce.order.Leaner;
import io.crossdock.salesforce.order.OffKinds;
import io.crossdock.salesforce.order.OrderWriter;
import io.crossdock.salesforce.order.Preparation;
import io.crossdock.salesforce.people.GonePeople;
import io.crossdock.salesforce.people.Identities;
import io.crossdock.salesforce.people.People;
import io.crossdock.salesforce.people.RecordNames;
import io.crossdock.salesforce.rest.Failures;
import io.crossdock.salesforce.rest.Limits;
import io.crossdock.salesforce.rest.RestApi;
import io.crossdock.salesforce.rest.SalesforceConfig;
import io.crossdock.salesforce.schema.Describe;
import io.crossdock.salesforce.schema.Doubt;
import io.crossdock.salesforce.schema.Shapes;
import io.crossdock.salesforce.takeover.Binding;
import io.crossdock.salesforce.takeover.TakeOvers;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One Salesforce org over REST. Thread-safe; keeps a token and what it looked up in memory only, so
 * a crash loses nothing.
 */
public final class SalesforceOrg implements Org, OrgOrders, OrgBindings, ConnectionCheck {

  private final SalesforceConfig config;
  private final RestApi rest;
  private final CustomerLinks links;
  private final People people;
  private final PersonClaims claims;
  private final Pins pins;
  private final Catalogue catalogue;
  private final Shapes shapes;
  private final OffKinds off;

  private SalesforceOrg(
      SalesforceConfig config,
      CustomerLinks links,
      PersonClaims claims,
      Pins pins,
      OrgChanges changes,
      InstantSource clock) {
    this.claims = claims;
    this.pins = pins;
    this.links = links;
    this.people = new People(links);
    this.config = config;
    this.rest = new RestApi(config, clock);
    this.catalogue = new Catalogue(config, rest, new Graphs(rest));
    this.shapes = new Shapes(() -> Describe.shape(rest, config), changes, clock);
    this.off = new OffKinds(clock);
  }

  /**
   * Makes no call yet.
   *
   * @param links where contacts already known are remembered
   * @param claims who may bring a person into the org
   * @param pins what people chose for single orders
   * @param changes where instances tell each other that the org has changed
   * @param clock for what is signed and when limits were told
   * @throws io.crossdock.core.failure.FailedCall when the address is none a secret may be sent to
   */
  public static SalesforceOrg connect(
      SalesforceConfig config,
      CustomerLinks links,
      PersonClaims claims,
      Pins pins,
      OrgChanges changes,
      InstantSource clock) {
    return new SalesforceOrg(config, links, claims, pins, changes, clock);
  }

  /** Only looks whether an org is ready; needs nothing that Crossdock remembers. */
  public static ConnectionCheck examine(SalesforceConfig config, InstantSource clock) {
    return () -> {
      var rest = new RestApi(config, clock);
      return new OrgCheck(config, rest, new Catalogue(config, rest, new Graphs(rest))).rows();
    };
  }

  /** As {@link #examine}, for what orders would meet in the org before any is sent. */
  public static LookAhead lookAhead(SalesforceConfig config, InstantSource clock) {
    return new FirstLook(config, new RestApi(config, clock));
  }

  @Override
  public OrgShape shape() {
    return shapes.now();
  }

  /** As last told; empty before the first time. Makes no call. */
  public Optional<OrgShape> knownShape() {
    return shapes.known();
  }

  @Override
  public OrgShape recentShape() {
    return shapes.recent();
  }

  @Override
  public OrgShape freshShape() {
    return shapes.fresh();
  }

  @Override
  public Capacity capacity() {
    return new Capacity(Limits.GRAPHS, Limits.NODES);
  }

  @Override
  public List<Prepared> prepare(List<Work> work) {
    if (work.isEmpty()) {
      return List.of();
    }
    long version = shapes.version();
    try {
      return new Preparation(rest, people, claims, pins, catalogue, shape())
          .prepare(work).stream()
              .map(one -> one instanceof Prepared.Ready ready ? ready.by(version) : one)
              .toList();
    } catch (FailedCall e) {
      throw shapes.changed(e.failure().code(), version)
          ? new FailedCall(Failures.outdated(e.failure()), e)
          : e;
    }
  }

  @Override
  public List<Written> write(List<Prepared.Ready> orders, Lease lease) {
    var overtaken = claims.overtaken(newcomers(orders));
    var leaving = orders.stream().filter(order -> !overtaken.contains(order.key())).toList();
    var written = new HashMap<OrderKey, Written>();
    overtaken.forEach(key -> written.put(key, new Written.HeldBack()));
    var answers = leaving.isEmpty() ? List.<Written>of() : writer(lease).write(leaving);
    for (int i = 0; i < leaving.size(); i++) {
      remember(leaving.get(i), answers.get(i));
      written.put(leaving.get(i).key(), answers.get(i));
    }
    written.putAll(new GonePeople(people, rest).of(leaving, answers));
    return orders.stream().map(order -> Objects.requireNonNull(written.get(order.key()))).toList();
  }

  private OrderWriter writer(Lease lease) {
    RestApi leased = rest.under(lease);
    var leaner = new Leaner(new Graphs(leased), off, this::outdated);
    return new OrderWriter(leased, leaner, new Adoption(leased, people), this::outdated);
  }

  private boolean outdated(Prepared.Ready order, Failure failure) {
    return Doubt.raised(failure.code()) && shapes.changed(failure.code(), order.shape());
  }

  /** The orders that have claimed whom they make. */
  private static Set<OrderKey> newcomers(List<Prepared.Ready> orders) {
    return orders.stream()
        .filter(order -> order.contactId().isEmpty())
        .filter(order -> Identities.newcomer(order.plan().customer()).isPresent())
        .map(Prepared.Ready::key)
        .collect(Collectors.toSet());
  }

  @Override
  public Preview preview(Work work) {
    var prepared =
        new Preparation(rest, people, PersonClaims.NOBODY_ELSE, pins, catalogue.lookedUp(), shape())
            .prepare(List.of(work))
            .getFirst();
    return switch (prepared) {
      case Prepared.NotReady no -> because(no.failure());
      case Prepared.HeldBack held -> because(PersonClaims.WAITING);
      case Prepared.Ready ready -> Differences.of(ready, shape());
    };
  }

  private static Preview because(Failure failure) {
    return Preview.because(failure.code(), failure.message(), failure.hint());
  }

  @Override
  public Bound examine(Plan plan, String recordId) {
    return binding().examine(plan, recordId);
  }

  @Override
  public Bound bind(Plan plan, String recordId, Set<String> delete) {
    return binding().bind(plan, recordId, delete);
  }

  @Override
  public Set<String> missing(Collection<String> recordIds) {
    return binding().missing(recordIds);
  }

  private Binding binding() {
    return new Binding(rest, catalogue.books(), shape().multiCurrency());
  }

  /** What people call the org's records. */
  public OrgNames names() {
    return new RecordNames(rest);
  }

  /** What takes over records that were there before Crossdock. */
  public OrgAdoption adoption() {
    return new TakeOvers(rest, links, () -> shape().multiCurrency());
  }

  @Override
  public List<Row> check() {
    return new OrgCheck(config, rest, catalogue).rows();
  }

  @Override
  public List<Held> ofDays(String connection, LocalDate from, LocalDate to) {
    return new HeldOrders(rest, shape()).ofDays(connection, from, to);
  }

  @Override
  public List<Held> ofKeys(Collection<OrderKey> keys) {
    return new HeldOrders(rest, shape()).ofKeys(keys);
  }

  @Override
  public void probe() {
    shapes.fresh();
  }

  @Override
  public String identity() {
    return rest.org();
  }

  @Override
  public Optional<Usage> usage() {
    return rest.usage();
  }

  @Override
  public long calls() {
    return rest.calls();
  }

  @Override
  public String link(String recordId) {
    return URI.create(config.url() + "/").resolve("/" + recordId).toString();
  }

  private void remember(Prepared.Ready order, Written written) {
    switch (written) {
      case Written.Done done -> people.remember(order, done.applied());
      case Written.HeldBack held -> {}
      case Written.NotTried _, Written.Failed _, Written.Differs _, Written.Outdated _ ->
          doubt(order);
    }
  }

  private void doubt(Prepared.Ready order) {
    people.doubt(order.plan().customer());
    catalogue.forget(order.plan());
  }
}
