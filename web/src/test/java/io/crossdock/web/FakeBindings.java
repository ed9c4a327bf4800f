package io.crossdock.web;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.org.Bindings;
import io.crossdock.core.port.work.OrderRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers the same of every record, and remembers what was bound. */
public final class FakeBindings implements Bindings, OrderRecords {
  public final java.util.Set<OrderKey> same = new java.util.HashSet<>();

  public Bound answer = new Bound.Open(List.of(), List.of(), Optional.empty());
  public final List<String> bound = new ArrayList<>();

  final List<OrderKey> forgotten = new ArrayList<>();

  @Override
  public boolean same(OrderKey key) {
    return same.add(key);
  }

  @Override
  public boolean forget(OrderKey key) {
    return forgotten.add(key);
  }

  @Override
  public void put(OrderKey key, String recordId) {
    throw new UnsupportedOperationException();
  }

  /** Ids of records that the org does not have. */
  public final java.util.Set<String> gone = new java.util.HashSet<>();

  @Override
  public Set<String> missing(java.util.Collection<String> recordIds) {
    return recordIds.stream().filter(gone::contains).collect(java.util.stream.Collectors.toSet());
  }

  @Override
  public Bound examine(OrderKey key, String recordId) {
    FakeAuditLog.anotherSystemIsAsked();
    return answer;
  }

  @Override
  public Bound bind(OrderKey key, String recordId, Set<String> delete) {
    FakeAuditLog.anotherSystemIsAsked();
    bound.add(key + " " + recordId + " " + delete);
    return answer;
  }

  @Override
  public void bound(OrderKey key, String recordId) {
    bound.add(key + " is " + recordId);
  }
}
