package io.crossdock.app;

import io.crossdock.app.settings.ServeSettings;
import io.crossdock.app.watch.Meters;
import io.crossdock.app.watch.ShopWork;
import io.crossdock.core.guard.GuardedAdoption;
import io.crossdock.core.guard.GuardedBindings;
import io.crossdock.core.guard.GuardedNames;
import io.crossdock.core.guard.GuardedOrg;
import io.crossdock.core.guard.GuardedShop;
import io.crossdock.core.guard.SameSystem;
import io.crossdock.core.planning.SentDocuments;
import io.crossdock.core.port.org.Org;
import io.crossdock.core.port.org.OrgAdoption;
import io.crossdock.core.port.org.OrgBindings;
import io.crossdock.core.port.org.OrgNames;
import io.crossdock.core.port.shop.NewestOrders;
import io.crossdock.core.port.shop.OrderSource;
import io.crossdock.core.port.shop.WantedDocuments;
import io.crossdock.core.port.work.Gates.Remote;
import io.crossdock.magento.MagentoShop;
import io.crossdock.salesforce.SalesforceOrg;
import io.crossdock.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The two systems: as they are reached, and guarded, so that they are read and written only as long
 * as they are those this Crossdock belongs to.
 */
record ShopAndOrg(
    MagentoShop magento,
    SalesforceOrg salesforce,
    OrderSource shop,
    Org org,
    OrgAdoption adoption,
    OrgBindings bindings,
    OrgNames names,
    WantedDocuments documents) {

  /** Makes no request yet. */
  static ShopAndOrg reach(
      ServeSettings settings, Store store, Meters meters, String instance, InstantSource clock) {
    SalesforceOrg salesforce =
        SalesforceOrg.connect(
            Systems.org(settings, meters.org()),
            store.customerLinks(),
            store.personClaims(instance),
            store.pins(),
            store.orgChanges(),
            clock);
    String address = Systems.identity(settings.shop().url());
    var known = store.knownSystems();
    var sameShop = new SameSystem(Remote.SHOP, known, () -> address, settings.confirm());
    var sameOrg = new SameSystem(Remote.ORG, known, salesforce::identity, settings.confirm());
    Org org = new GuardedOrg(salesforce, sameOrg);
    var options = store.settings(settings.connection(), Instant.EPOCH, clock);
    var shopWork =
        new ShopWork(store.shopLedger(), meters.shop(), clock, Thread::startVirtualThread);
    var documents = new SentDocuments(options::effective, org::shape, salesforce::knownShape);
    MagentoShop magento = MagentoShop.connect(Systems.shop(settings, shopWork), documents, clock);
    return new ShopAndOrg(
        magento,
        salesforce,
        new GuardedShop(magento, sameShop),
        org,
        new GuardedAdoption(salesforce.adoption(), sameOrg),
        new GuardedBindings(salesforce, sameOrg),
        new GuardedNames(salesforce.names(), sameOrg),
        documents);
  }

  NewestOrders newest(InstantSource clock) {
    return atMost -> shop.placed(sinceEver(clock), 1, atMost).orders();
  }

  private static OrderSource.Period sinceEver(InstantSource clock) {
    return new OrderSource.Period(Instant.EPOCH, clock.instant().plus(Duration.ofDays(1)), false);
  }
}
