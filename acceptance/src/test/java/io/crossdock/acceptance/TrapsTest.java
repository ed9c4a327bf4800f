package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The traps such connectors fall into, and the tests that would see it: none of these may vanish
 * unnoticed.
 */
class TrapsTest {

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          integer-cast quantities        | salesforce/OddCasesIT | decimalQuantitiesArriveAsTheyAreAndNeverAsWholeNumbers
          integer-cast quantities        | core/plan/PlannerTest | rowsFinerThanACentAreSentAsOneAtTheRowTotal
          9.99 for 10.00                 | core/plan/PlannerTest | threeForTenIsThreeLinesWorthAndOneRoundingLine
          shipping lost                  | core/plan/TotalsTest | everyOrderComesToItsGrandTotalToTheCentWithEverySetting
          Salesforce id cleared          | store/work/OrderQueueIT | whatBecomesOfALaterAttemptTheSalesforceIdIsKept
          partial activation             | salesforce/LargeOrderIT | aTotalThatDiffersIsNotActivated
          Draft left after a crash       | salesforce/LargeOrderIT | anAnswerLostAnywhereLeavesADraftThatTheNextAttemptCompletes
          Draft left after a crash       | acceptance/CrashIT | aKillBetweenTheOrgsCommitAndOurRecordLosesNothingAndDoublesNothing
          off-switch bypassed            | core/policy/SyncPolicyTest | eachOptionDecidesOnEveryPathAsItsHelpSays
          nothing queued, org down       | core/engine/send/TroubledBatcherTest | anOrgThatCantBeReachedClosesTheGateAndBurnsNoAttempt
          nothing queued, org down       | acceptance/ChaosIT | whateverGoesWrongNothingIsLostDoubledOrWrong
          dropped mapping fields         | core/mapping/MappedFieldsTest | failingExpressionsAndValuesThatDoNotFitAreAllToldByNameAndNoneIsDropped
          removed lines that stay        | salesforce/SalesforceOrgIT | linesOfAnActivatedOrderComeAndGoAndItIsActivatedAgain
          dates off by one               | core/plan/PlannerTest | theDayOfPurchaseIsTheStoresDay
          double lines, concurrency      | acceptance/SeveralInstancesIT | twoInstancesOnOneDatabaseSendTwoThousandOrdersWithNoneLostAndNoneDoubled
          double lines, concurrency      | salesforce/OddCasesIT | withoutItsDatabaseCrossdockFindsTheOrderByItsKeyAndWritesNoLineTwice
          writes to the shop             | magento/MagentoShopIT | nothingButGetEverReachesTheShop
          address change not sent        | acceptance/HiddenChangesIT | anAddressEditAndAPartShipmentArriveByThemselves
          e-mail change not sent         | salesforce/CustomersIT | aNewAddressOrEmailOfAKnownCustomerIsSent
          mixed-case e-mail              | salesforce/CustomersIT | aContactOlderThanCrossdockIsAdoptedStampedAndOnlyItsBlanksAreFilled
          mixed-case e-mail              | acceptance/OnePersonIT | twoInstancesThatMeetAGuestAndACustomerWithTheSameNewAddressMakeOneContact
          """)
  void eachTrapHasItsTest(String trap, String place, String test) throws IOException {
    String room = place.substring(0, place.indexOf('/'));
    Path file = Path.of("..", room, "src/test/java/io/crossdock", place + ".java");
    assertThat(Files.readString(file)).as(trap).containsPattern("void " + test + "\\(");
  }
}
