package io.crossdock.web.server;

import io.crossdock.core.guard.KnownSystems;
import io.crossdock.core.mapping.Expressions;
import io.crossdock.core.port.Adoptions;
import io.crossdock.core.port.ApiTokens;
import io.crossdock.core.port.AppliedOrders;
import io.crossdock.core.port.AuditLog;
import io.crossdock.core.port.Backfills;
import io.crossdock.core.port.Bindings;
import io.crossdock.core.port.Connections;
import io.crossdock.core.port.Gates;
import io.crossdock.core.port.MappingFiles;
import io.crossdock.core.port.Mappings;
import io.crossdock.core.port.NewestOrders;
import io.crossdock.core.port.Operations;
import io.crossdock.core.port.OrderRecords;
import io.crossdock.core.port.OrderSource;
import io.crossdock.core.port.OrgAdoption;
import io.crossdock.core.port.PersonalData;
import io.crossdock.core.port.Pins;
import io.crossdock.core.port.Previews;
import io.crossdock.core.port.SavedViews;
import io.crossdock.core.port.Sessions;
import io.crossdock.core.port.Settings;
import io.crossdock.core.port.ShopModule;
import io.crossdock.core.port.SignInTries;
import io.crossdock.core.port.SyncAnyway;
import io.crossdock.core.port.Users;
import io.crossdock.core.port.Websites;
import io.crossdock.core.port.WorkQueue;
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
      PersonalData personal) {}

  public record Rules(
      Settings options, Mappings mappings, Expressions expressions, MappingFiles files) {}

  public record Systems(
      Connections connections,
      OrderSource shop,
      Websites websites,
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
