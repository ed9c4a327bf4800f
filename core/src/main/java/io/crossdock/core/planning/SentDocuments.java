package io.crossdock.core.planning;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.order.Document.Kind;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.policy.SyncSettings;
import io.crossdock.core.port.shop.WantedDocuments;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The kinds of documents that people have sent, as far as the org has their objects.
 *
 * @param options what holds for a website
 * @param org asks it if need be
 * @param knownOrg makes no call
 */
public record SentDocuments(
    IntFunction<SyncSettings> options,
    Supplier<OrgShape> org,
    Supplier<Optional<OrgShape>> knownOrg)
    implements WantedDocuments {

  @Override
  public Set<Kind> of(int websiteId) {
    try {
      return held(websiteId, org.get());
    } catch (FailedCall e) {
      return Set.of(); // the org can't be written to either
    }
  }

  @Override
  public Set<Kind> known(int websiteId) {
    return knownOrg.get().map(shape -> held(websiteId, shape)).orElse(Set.of());
  }

  private Set<Kind> held(int websiteId, OrgShape shape) {
    return options.apply(websiteId).documents().kinds().stream()
        .filter(shape::has)
        .collect(Collectors.toUnmodifiableSet());
  }
}
