package io.crossdock.core.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Crossdock knows it last made true in the org for one order: the base of "write only what
 * differs from what we last sent".
 *
 * @param sent field values last sent, by record: {@code Order}, {@code Account}, {@code Contact} or
 *     a line's external id; values are {@code String}, {@code BigDecimal} or {@code Boolean}
 * @param lineIds Salesforce id of each line by external id
 * @param status the Status last sent
 * @param notes keys of comments whose notes are known to exist
 */
public record Applied(
    Optional<String> orderId,
    Optional<String> accountId,
    Optional<String> contactId,
    Map<String, Map<String, Object>> sent,
    Map<String, String> lineIds,
    String status,
    Set<String> notes,
    List<String> warnings) {

  public static final Applied NOTHING =
      new Applied(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          Map.of(),
          "",
          Set.of(),
          List.of());

  /** Under this name the Salesforce id of a document's record is kept beside its fields. */
  public static final String ID = "Id";

  static final String TRACK = "track";

  /** Whether this is the key of a tracking number, such as {@code main:track:7}. */
  public static boolean isTrack(String key) {
    return key.contains(":" + TRACK + ":");
  }

  /** The Salesforce id of a document's record, by its key such as {@code main:shipment:12}. */
  public Optional<String> documentId(String key) {
    return Optional.ofNullable(sent.getOrDefault(key, Map.of()).get(ID)).map(Object::toString);
  }

  /** Of an order whose record is known, and nothing of what that holds. */
  public static Applied linked(String recordId) {
    return new Applied(
        Optional.of(recordId),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Map.of(),
        "",
        Set.of(),
        List.of());
  }
}
