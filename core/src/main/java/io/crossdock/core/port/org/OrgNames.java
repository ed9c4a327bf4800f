package io.crossdock.core.port.org;

import java.util.List;

/**
 * What people call records of the org. Asked for by somebody who looks at an order or searches,
 * never for a send. Every method throws {@code FailedCall}; one call each. Thread-safe.
 */
public interface OrgNames {

  /** What an order can be given to. */
  enum Kind {
    ACCOUNT,
    CONTACT,
    OWNER
  }

  /** The records that an Order belongs to now; without those it has none of. */
  Names of(String orderId);

  /**
   * The first ten by name.
   *
   * @param text within the name, case aside
   */
  List<Named> find(Kind kind, String text);

  /**
   * A record.
   *
   * @param more what tells it from others of its name; may be empty
   */
  record Named(String id, String name, String more) {}

  /** Names with their ids; all texts are empty where nothing is known. */
  record Names(Named account, Named contact, Named owner) {

    public static final Named NOBODY = new Named("", "", "");
    public static final Names UNKNOWN = new Names(NOBODY, NOBODY, NOBODY);
  }
}
