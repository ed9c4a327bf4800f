package io.crossdock.salesforce.goods;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.policy.Hindrance;
import io.crossdock.salesforce.rest.Json;
import io.crossdock.salesforce.rest.RestApi;
import io.crossdock.salesforce.rest.SalesforceConfig;
import io.crossdock.salesforce.schema.Fields;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The org's price books: read once, and again when one is named that is not among them. */
public final class Books {

  private static final String ALL = "SELECT Id, Name, IsStandard, IsActive FROM Pricebook2";

  private final SalesforceConfig config;
  private final RestApi rest;
  private volatile @Nullable List<Book> read;

  public Books(SalesforceConfig config, RestApi rest) {
    this.config = config;
    this.rest = rest;
  }

  record Book(String id, String name, boolean standard, boolean active) {}

  /** The one every price must be in first. */
  public String standard() {
    return find(all(), Book::standard).orElseThrow(() -> new FailedCall(none())).id();
  }

  /**
   * Where no option names one: the connection's own, else the standard one.
   *
   * @throws FailedCall when it is there but not active
   */
  public String usual() {
    var own = find(all(), named(config.priceBook()));
    if (own.filter(book -> !usable(book)).isPresent()) {
      own = find(readAnew(), named(config.priceBook()));
    }
    own.filter(book -> !usable(book))
        .ifPresent(book -> {
          throw new FailedCall(inactive(book));
        });
    return own.map(Book::id).orElseGet(this::standard);
  }

  /** The standard one is used by every price, active or not. */
  private static boolean usable(Book book) {
    return book.active() || book.standard();
  }

  /**
   * The price book of an order: Salesforce lets none be changed, so that an order keeps the one it
   * has.
   *
   * @param name id or name; empty: the usual one
   * @throws FailedCall when the org has no such price book, or it is not active
   */
  public String of(Applied applied, String name) {
    Object has = applied.sent().getOrDefault("Order", java.util.Map.of()).get(Fields.BOOK);
    if (has instanceof String id && !id.isEmpty()) {
      return id;
    }
    if (name.isBlank()) {
      return usual();
    }
    var book = find(all(), named(name));
    if (book.filter(Books::usable).isEmpty()) {
      book = find(readAnew(), named(name));
    }
    Book found = book.orElseThrow(() -> new FailedCall(unknown(name)));
    if (!usable(found)) {
      throw new FailedCall(inactive(found));
    }
    return found.id();
  }

  private static Predicate<Book> named(String name) {
    String wanted = name.strip();
    String id = wanted.substring(0, Math.min(15, wanted.length()));
    return book ->
        book.name().equalsIgnoreCase(wanted) || (id.length() == 15 && book.id().startsWith(id));
  }

  private static Optional<Book> find(List<Book> books, Predicate<Book> like) {
    return books.stream().filter(like).findFirst();
  }

  private List<Book> all() {
    List<Book> known = read;
    return known == null ? readAnew() : known;
  }

  private List<Book> readAnew() {
    List<Book> now = rest.query(List.of(ALL)).getFirst().stream().map(Books::book).toList();
    read = now;
    return Objects.requireNonNull(now);
  }

  private static Book book(JsonNode record) {
    return new Book(
        Json.string(record, "Id"),
        Json.string(record, "Name"),
        record.path("IsStandard").asBoolean(false),
        record.path("IsActive").asBoolean(false));
  }

  private static Failure none() {
    return Failure.of(
        Category.MISCONFIGURED,
        "no-price-book",
        "Crossdock's user sees no standard price book in the org.",
        "A Salesforce administrator gives it access to Products and Price Books.");
  }

  /** Whether it is the price book that an option names. */
  static boolean notUsable(Failure failure) {
    return failure.code().equals(Hindrance.PRICE_BOOK_UNKNOWN.code())
        || failure.code().equals(Hindrance.PRICE_BOOK_INACTIVE.code());
  }

  private static Failure unknown(String name) {
    return Failure.of(
        Category.MISCONFIGURED,
        Hindrance.PRICE_BOOK_UNKNOWN.code(),
        "The org has no price book \""
            + name
            + "\", which Price book names, or it is archived or hidden from Crossdock's user.",
        "An admin names another under Salesforce > Orders > Advanced, or a Salesforce administrator"
            + " makes it; then press \"Salesforce Sync\".");
  }

  private static Failure inactive(Book book) {
    return Failure.of(
        Category.MISCONFIGURED,
        Hindrance.PRICE_BOOK_INACTIVE.code(),
        "The price book \"" + book.name() + "\" is not active.",
        "A Salesforce administrator activates it, or an admin names another under Salesforce >"
            + " Orders > Advanced; then press \"Salesforce Sync\".");
  }
}
