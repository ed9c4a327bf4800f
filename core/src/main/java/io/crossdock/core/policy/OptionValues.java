package io.crossdock.core.policy;

import io.crossdock.core.order.EmailAddress;
import io.crossdock.core.policy.SyncSettings.AccountStrategy;
import io.crossdock.core.policy.SyncSettings.BundleLines;
import io.crossdock.core.policy.SyncSettings.ContactDetails;
import io.crossdock.core.policy.SyncSettings.CreateOrder;
import io.crossdock.core.policy.SyncSettings.Discounts;
import io.crossdock.core.policy.SyncSettings.Fees;
import io.crossdock.core.policy.SyncSettings.InactivePrices;
import io.crossdock.core.policy.SyncSettings.LinePrices;
import io.crossdock.core.policy.SyncSettings.NoteKind;
import io.crossdock.core.policy.SyncSettings.ProductMatch;
import io.crossdock.core.policy.SyncSettings.SeveralMatches;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Values of options as text, by key; an absent one has its standard value.
 *
 * @param texts unmodifiable
 */
public record OptionValues(SortedMap<String, String> texts) {

  public static final OptionValues NONE = new OptionValues(new TreeMap<>());

  private static final Pattern SEPARATOR = Pattern.compile("[\\s,;]+");

  public OptionValues {
    texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
  }

  /** These, and over them the others. */
  public OptionValues overlaid(OptionValues others) {
    var all = new TreeMap<>(texts);
    all.putAll(others.texts);
    return new OptionValues(all);
  }

  /** The value that holds. */
  public String text(Option option) {
    return texts.getOrDefault(option.key(), option.standard());
  }

  /**
   * The settings these values make; they must have passed {@link OptionCheck}.
   *
   * @param startDate holds until another is set
   */
  public SyncSettings settings(Instant startDate) {
    return new SyncSettings(
        selection(startDate),
        new SyncSettings.Updates(yes(Options.UPDATE_ORDER_INFO)),
        new SyncSettings.Notes(
            yes(Options.NOTES),
            choice(Options.NOTE_KIND, NoteKind.class),
            yes(Options.NOTES_FOR_CUSTOMERS)),
        new SyncSettings.StatusRules(
            text(Options.DEFAULT_STATUS), map(Options.STATUS_MAP), yes(Options.ACTIVATION)),
        new SyncSettings.Amounts(
            choice(Options.LINE_PRICES, LinePrices.class),
            choice(Options.FEES, Fees.class),
            choice(Options.DISCOUNTS, Discounts.class),
            choice(Options.BUNDLES, BundleLines.class)),
        customers(),
        new SyncSettings.Products(
            yes(Options.CREATE_PRODUCTS),
            text(Options.PRICE_BOOK).strip(),
            choice(Options.PRODUCT_MATCH, ProductMatch.class),
            choice(Options.SEVERAL_PRODUCTS, SeveralMatches.class),
            choice(Options.INACTIVE_PRICES, InactivePrices.class)),
        documents());
  }

  private SyncSettings.Documents documents() {
    return new SyncSettings.Documents(
        DocumentOptions.BY_KIND.entrySet().stream()
            .filter(kind -> yes(kind.getValue()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toUnmodifiableSet()),
        yes(DocumentOptions.LINES));
  }

  private SyncSettings.Selection selection(Instant startDate) {
    String start = text(Options.START_DATE);
    return new SyncSettings.Selection(
        yes(Options.AUTOMATIC),
        text(Options.ZERO_GRAND_TOTAL).equals("synchronize"),
        new SyncSettings.StatusFilter(
            yes(Options.SYNC_ALL),
            list(Options.STATUSES),
            text(Options.STATUS_LEFT).equals("stop")),
        choice(Options.CREATE_ORDER, CreateOrder.class),
        yes(Options.WEBSITE),
        list(Options.GROUPS).stream().map(Integer::valueOf).collect(Collectors.toUnmodifiableSet()),
        start.isEmpty() ? startDate : Instant.parse(start));
  }

  private SyncSettings.Customers customers() {
    return new SyncSettings.Customers(
        choice(CustomerOptions.ACCOUNTS, AccountStrategy.class),
        text(CustomerOptions.FIXED_ACCOUNT),
        new SharedEmails(
            list(CustomerOptions.SHARED_EMAILS).stream()
                .map(email -> EmailAddress.of(email).folded())
                .collect(Collectors.toUnmodifiableSet())),
        choice(CustomerOptions.SEVERAL, SeveralMatches.class),
        yes(CustomerOptions.ONLY_BLANKS),
        choice(CustomerOptions.CONTACT_DETAILS, ContactDetails.class));
  }

  /** Share of the org's daily API calls Crossdock may use, in percent; for the connection. */
  public int budgetPercent() {
    return Integer.parseInt(text(Options.API_BUDGET));
  }

  /** Share of that which a back-fill may use, in percent; for the connection. */
  public int backfillPercent() {
    return Integer.parseInt(text(Options.BACKFILL_BUDGET));
  }

  /** What people read instead of a Magento status, by its code; for the connection. */
  public Map<String, String> statusLabels() {
    return map(Options.STATUS_LABELS);
  }

  private boolean yes(Option option) {
    return text(option).equals("yes");
  }

  private <E extends Enum<E>> E choice(Option option, Class<E> type) {
    return Enum.valueOf(type, text(option).replace('-', '_').toUpperCase(Locale.ROOT));
  }

  private Set<String> list(Option option) {
    return split(text(option));
  }

  private Map<String, String> map(Option option) {
    var map = new LinkedHashMap<String, String>();
    text(option)
        .lines()
        .map(line -> line.split("=", 2))
        .filter(pair -> pair.length == 2)
        .forEach(pair -> map.put(pair[0].strip(), pair[1].strip()));
    return Collections.unmodifiableMap(map);
  }

  static Set<String> split(String text) {
    var parts = new LinkedHashSet<>(Arrays.asList(SEPARATOR.split(text.strip())));
    parts.remove("");
    return Collections.unmodifiableSet(parts);
  }
}
