package io.crossdock.core.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.adopt.ShopThing.Store;
import io.crossdock.core.adopt.TakeOver.Source;
import io.crossdock.core.adopt.TakeOver.Stores;
import io.crossdock.core.order.OrderKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchingTest {

  private static final ShopThing A = order(42, new Store(1, "Main Website\nMain Store\nEnglish"));
  private static final ShopThing B = order(77, new Store(2, "Main Website\nMain Store\nGerman"));
  private static final OrgRow OLD = row("801A", "", 1);
  private static final OrgRow NEW = row("801B", "", 2);

  @Test
  void oneRecordOfOneOrderIsThatOrder() {
    assertThat(of(any(false), List.of(OLD), List.of(A))).containsEntry(OLD, new Match.One(A));
  }

  @Test
  void aNumberTheShopDoesNotHaveIsSaid() {
    assertThat(sentence(of(any(false), List.of(OLD), List.of()).get(OLD)))
        .isEqualTo("The shop has no order of this number.");
  }

  @Test
  void aValueWithoutThePrefixIsSaid() {
    var wanted =
        new TakeOver(
            Map.of(Kind.ORDER, new Source("Old_Key__c", Holds.INCREMENT_ID, "MAG-")),
            Stores.ANY,
            false,
            true);
    var stray = new OrgRow("801C", "WEB-12", "", "", Instant.EPOCH, false);
    assertThat(sentence(of(wanted, List.of(stray), List.of(A)).get(stray)))
        .contains("\"WEB-12\"", "does not begin with \"MAG-\"");
  }

  @Test
  void ofTwoRecordsWithOneNumberNoneIsTaken() {
    var matches = of(any(false), List.of(OLD, NEW), List.of(A));
    assertThat(matches.values()).allMatch(match -> match instanceof Match.Several);
    assertThat(sentence(matches.get(OLD))).contains("Order 801B has the same number");
    assertThat(sentence(matches.get(NEW))).contains("Order 801A has the same number");
  }

  @Test
  void unlessTheNewestIsWanted() {
    for (var rows : List.of(List.of(OLD, NEW), List.of(NEW, OLD))) {
      var matches = of(any(true), rows, List.of(A));
      assertThat(matches).containsEntry(NEW, new Match.One(A));
      assertThat(sentence(matches.get(OLD))).contains("801B has the same number and is newer");
    }
  }

  @Test
  void aNumberOfTwoStoresIsAmbiguousAndBothOrdersAreNamed() {
    var match = of(any(true), List.of(OLD), List.of(A, B)).get(OLD);
    assertThat(match).isInstanceOf(Match.Conflict.class);
    assertThat(sentence(match)).contains("main:42 (store 1, English)", "main:77 (store 2, German)");
  }

  @Test
  void theStoreTellsWhichIsMeant() {
    var wanted = with(new Stores(Optional.of(2), ""));
    assertThat(of(wanted, List.of(OLD), List.of(A, B))).containsEntry(OLD, new Match.One(B));
    assertThat(sentence(of(wanted, List.of(OLD), List.of(A)).get(OLD)))
        .contains("in another store only (store 1, English)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "2.0", "German", " german "})
  void orTheFieldThatHoldsIt(String store) {
    OrgRow row = row("801A", store, 1);
    assertThat(of(with(new Stores(Optional.empty(), "Shop__c")), List.of(row), List.of(A, B)))
        .containsEntry(row, new Match.One(B));
  }

  @Test
  void twoRecordsOfTwoStoresAreNoDoubles() {
    OrgRow first = row("801A", "English", 1);
    OrgRow second = row("801B", "German", 1);
    assertThat(
            of(
                with(new Stores(Optional.empty(), "Shop__c")),
                List.of(first, second),
                List.of(A, B)))
        .containsEntry(first, new Match.One(A))
        .containsEntry(second, new Match.One(B));
  }

  @Test
  void aBlankStoreFieldMeansNone() {
    var match =
        of(with(new Stores(Optional.empty(), "Shop__c")), List.of(OLD), List.of(A, B)).get(OLD);
    assertThat(match).isInstanceOf(Match.None.class);
  }

  @Test
  void anAddressOfAGuestAndACustomerIsTheCustomers() {
    var guest = new ShopThing("main:email:aa", "a@b.c", "", Store.NONE, new OrderKey("main", 9));
    var customer =
        new ShopThing("main:customer:7", "a@b.c", "", Store.NONE, new OrderKey("main", 3));
    assertThat(Matching.of(any(false), Kind.CONTACT, List.of(OLD), List.of(guest, customer)))
        .containsEntry(OLD, new Match.One(customer));
  }

  private static Map<OrgRow, Match> of(TakeOver wanted, List<OrgRow> rows, List<ShopThing> things) {
    return Matching.of(wanted, Kind.ORDER, rows, things);
  }

  private static String sentence(@org.jspecify.annotations.Nullable Match match) {
    return switch (match) {
      case Match.None none -> none.sentence();
      case Match.Several several -> several.sentence();
      case Match.Conflict conflict -> conflict.sentence();
      case null -> "";
      case Match.One one -> "";
    };
  }

  private static TakeOver any(boolean newest) {
    return new TakeOver(
        Map.of(Kind.ORDER, new Source("Old_Key__c", Holds.INCREMENT_ID, "")),
        Stores.ANY,
        newest,
        true);
  }

  private static TakeOver with(Stores stores) {
    return new TakeOver(any(false).sources(), stores, false, true);
  }

  private static OrgRow row(String id, String store, long madeAt) {
    return new OrgRow(id, "12", "12", store, Instant.ofEpochSecond(madeAt), false);
  }

  private static ShopThing order(long id, Store store) {
    return new ShopThing("main:" + id, "12", "000000012", store, new OrderKey("main", id));
  }
}
