package io.crossdock.salesforce;

import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.port.Org;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Salesforce org over REST. Thread-safe; keeps a token and what it looked up in memory only, so
 * a crash loses nothing.
 */
public final class SalesforceOrg implements Org {

  private static final Logger log = LoggerFactory.getLogger(SalesforceOrg.class);

  private final SalesforceConfig config;
  private final RestApi rest;
  private final People people = new People();
  private final Catalogue catalogue;
  private final OrderWriter writer;
  private @Nullable OrgShape shape;

  private SalesforceOrg(SalesforceConfig config) {
    this.config = config;
    this.rest = new RestApi(config);
    var graphs = new Graphs(rest);
    this.catalogue = new Catalogue(config, rest, graphs);
    this.writer = new OrderWriter(rest, graphs);
  }

  /**
   * Makes no call yet.
   *
   * @param clock for what expires; nothing does so far, the org itself says when a token has
   * @throws io.crossdock.core.failure.FailedCall when the address is none a secret may be sent to
   */
  @SuppressWarnings("unused")
  public static SalesforceOrg connect(SalesforceConfig config, InstantSource clock) {
    return new SalesforceOrg(config);
  }

  @Override
  public synchronized OrgShape shape() {
    OrgShape read = shape;
    if (read == null) {
      read = Describe.shape(rest, config);
      shape = read;
    }
    return read;
  }

  @Override
  public List<Prepared> prepare(List<Work> work) {
    return work.isEmpty()
        ? List.of()
        : new Preparation(rest, people, catalogue).prepare(work, shape().multiCurrency());
  }

  @Override
  public List<Written> write(List<Prepared.Ready> orders) {
    if (orders.isEmpty()) {
      return List.of();
    }
    var written = writer.write(orders, catalogue.books().used());
    for (int i = 0; i < orders.size(); i++) {
      remember(orders.get(i), written.get(i));
    }
    return written;
  }

  @Override
  public String link(String recordId) {
    return URI.create(config.url() + "/").resolve("/" + recordId).toString();
  }

  private void remember(Prepared.Ready order, Written written) {
    switch (written) {
      case Written.Done done -> people.remember(order.plan().customer(), done.applied());
      case Written.Failed failed -> {
        log.info("order {} not written: {}", order.key(), failed.failure().code());
        people.forget(order.plan().customer());
        catalogue.forget(order.plan());
      }
    }
  }
}
