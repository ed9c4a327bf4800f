package io.crossdock.web.server;

import io.crossdock.access.ApiTokens;
import io.crossdock.access.AuditLog;
import io.crossdock.access.Sessions;
import io.crossdock.access.ShopModule;
import io.crossdock.access.SignInTries;
import io.crossdock.access.Users;
import io.crossdock.core.guard.KnownSystems;
import io.crossdock.core.mapping.Expressions;
import io.crossdock.core.port.org.Bindings;
import io.crossdock.core.port.org.KeptNames;
import io.crossdock.core.port.org.OrgAdoption;
import io.crossdock.core.port.org.OrgNames;
import io.crossdock.core.port.org.Pins;
import io.crossdock.core.port.org.Previews;
import io.crossdock.core.port.settings.Connections;
import io.crossdock.core.port.settings.MappingFiles;
import io.crossdock.core.port.settings.Mappings;
import io.crossdock.core.port.settings.SavedViews;
import io.crossdock.core.port.settings.Settings;
import io.crossdock.core.port.shop.CustomerGroups;
import io.crossdock.core.port.shop.NewestOrders;
import io.crossdock.core.port.shop.OrderSource;
import io.crossdock.core.port.shop.StoreLocales;
import io.crossdock.core.port.shop.Websites;
import io.crossdock.core.port.work.Adoptions;
import io.crossdock.core.port.work.AppliedOrders;
import io.crossdock.core.port.work.Backfills;
import io.crossdock.core.port.work.Gates;
import io.crossdock.core.port.work.Operations;
import io.crossdock.core.port.work.OrderRecords;
import io.crossdock.core.port.work.PersonalData;
import io.crossdock.core.port.work.SyncAnyway;
import io.crossdock.core.port.work.WorkQueue;
import io.crossdock.core.view.DashboardView;
import io.crossdock.core.view.Journal;
import io.crossdock.core.view.OperationViews;
import io.crossdock.core.view.OrderFeed;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.OrgView;
import io.crossdock.core.view.QueueView;
import io.crossdock.core.watch.Alarms;
import io.crossdock.core.watch.Audits;
import io.crossdock.core.watch.Backlog;
import java.lang.reflect.RecordComponent;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the pages and the API work with. One object may be several of these.
 *
 * @param views what is seen
 * @param work what is asked for
 * @param orders of one order
 * @param rules what people set
 * @param systems the two systems and what is known of them
 * @param people who works here, and what they did
 */
public record Parts(
    Views views,
    Work work,
    Orders orders,
    Rules rules,
    Systems systems,
    People people,
    InstantSource clock) {

  public record Views(
      OrderViews orders,
      OrderFeed feed,
      OperationViews operations,
      QueueView queue,
      DashboardView dashboard,
      Journal journal,
      Backlog backlog,
      Alarms alarms) {}

  public record Work(
      WorkQueue queue,
      Operations operations,
      Gates gates,
      Backfills backfills,
      Audits audits,
      Adoptions adoptions,
      OrgAdoption adoption) {}

  public record Orders(
      Previews previews,
      AppliedOrders applied,
      OrderRecords records,
      Bindings bindings,
      Pins pins,
      SyncAnyway anyway,
      PersonalData personal,
      OrgNames names,
      KeptNames kept) {}

  public record Rules(
      Settings options, Mappings mappings, Expressions expressions, MappingFiles files) {}

  public record Systems(
      Connections connections,
      OrderSource shop,
      Websites websites,
      CustomerGroups groups,
      StoreLocales locales,
      NewestOrders newest,
      ShopModule module,
      OrgView org,
      KnownSystems known) {}

  public record People(
      Users users,
      ApiTokens tokens,
      Sessions sessions,
      SignInTries tries,
      AuditLog log,
      SavedViews views) {}

  /** Each object once. */
  Set<Object> all() {
    Set<Object> all = Collections.newSetFromMap(new IdentityHashMap<>());
    Stream.of(views, work, orders, rules, systems, people)
        .flatMap(Parts::components)
        .forEach(all::add);
    all.add(clock);
    return all;
  }

  private static Stream<Object> components(Record group) {
    return Arrays.stream(group.getClass().getRecordComponents()).map(part -> of(group, part));
  }

  private static Object of(Record group, RecordComponent part) {
    try {
      return part.getAccessor().invoke(group);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a public record shows its components", e);
    }
  }
}
