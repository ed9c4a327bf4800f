package io.crossdock.app;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.planning.Planning;
import io.crossdock.core.planning.SyncPlanning;
import io.crossdock.core.planning.UnlessDisputed;
import io.crossdock.core.policy.ApiBudget;
import io.crossdock.core.policy.OptionValues;
import io.crossdock.core.port.org.Org;
import io.crossdock.core.port.settings.Mappings;
import io.crossdock.core.port.settings.Settings;
import io.crossdock.core.port.work.SyncAnyway;
import io.crossdock.mapping.Jsonata;
import io.crossdock.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Predicate;

/**
 * What people set, and the planning that goes by it.
 *
 * @param plain for orders that a person or an adoption gives their record
 * @param planning as orders go by themselves
 */
record Rules(
    Settings options, Mappings mappings, Jsonata expressions, Planning plain, Planning planning) {

  static Rules of(String connection, Store store, Org org, Instant startDate, InstantSource clock) {
    var expressions = new Jsonata();
    Settings options = store.settings(connection, startDate, clock);
    Mappings mappings = store.mappings(connection, expressions, clock);
    SyncAnyway wishes = store.syncAnyway();
    Predicate<OrderKey> anyway = key -> wishes.find(key).isPresent();
    Planning plain =
        new SyncPlanning(
            options::effective,
            mappings::effective,
            anyway,
            org::shape,
            org::recentShape,
            expressions);
    Planning planning = new UnlessDisputed(plain, store.adoptions()::disputed, anyway);
    return new Rules(options, mappings, expressions, plain, planning);
  }

  ApiBudget budget() {
    OptionValues values = options.read().effective(0);
    return new ApiBudget(values.budgetPercent(), values.backfillPercent());
  }
}
