package io.crossdock.core.port.shop;

import io.crossdock.core.order.Document.Kind;
import java.util.Set;

/**
 * Which documents of a website's orders are of use: those that are sent, and that the org takes.
 */
public interface WantedDocuments {

  /** None at all. */
  WantedDocuments NONE =
      new WantedDocuments() {
        @Override
        public Set<Kind> of(int websiteId) {
          return Set.of();
        }

        @Override
        public Set<Kind> known(int websiteId) {
          return Set.of();
        }
      };

  /** The org is asked where it has not told yet; none while it can't be asked. */
  Set<Kind> of(int websiteId);

  /** The same without a call: none while the org has not told. */
  Set<Kind> known(int websiteId);
}
