package io.crossdock.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.crossdock.core.failure.Cause;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.policy.Decision;
import io.crossdock.core.policy.Fault;
import io.crossdock.core.port.settings.Connections;
import org.junit.jupiter.api.Test;

/** Decisions, and the sentences that tell of them, are made in core. */
class DecisionsTest {

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(place -> !place.contains("/test"))
          .importPackages(
              "io.crossdock.app",
              "io.crossdock.store",
              "io.crossdock.magento",
              "io.crossdock.salesforce",
              "io.crossdock.core");

  @Test
  void theStoreWritesNoSentence() {
    noClasses()
        .that()
        .resideInAPackage("io.crossdock.store..")
        .should()
        .callCodeUnitWhere(makes(Failure.class))
        .orShould()
        .callConstructor(Fault.class, String.class, String.class)
        .orShould()
        .callCodeUnitWhere(makes(Decision.Skip.class))
        .because(
            "the store reads and writes: say it in core beside what it tells of (Told, Outcome,"
                + " PersonalData, Fault) and hand it over")
        .check(PRODUCT);
  }

  @Test
  void noAdapterPlansOrDecidesForAnOrder() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.crossdock.store..", "io.crossdock.magento..", "io.crossdock.salesforce..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "io\\.crossdock\\.core\\.(policy\\.(SyncPolicy|OptionCheck)|plan\\.\\w*Planner"
                + "|plan\\.OrgFit|mapping\\.MappedFields|planning\\..*|engine\\..*|guard\\.Guarded.*)")
        .because(
            "it keeps, reads or writes what was decided: make a pure function of core and call it"
                + " with the row, or hand over what it makes of the answer")
        .check(PRODUCT);
  }

  @Test
  void appOnlyPutsThePartsTogether() {
    noClasses()
        .that()
        .resideInAPackage("io.crossdock.app..")
        .should()
        .callCodeUnitWhere(makes(Failure.class))
        .orShould()
        .callCodeUnitWhere(makes(Decision.Skip.class))
        .orShould()
        .callCodeUnitWhere(makes(Cause.class))
        .orShould()
        .dependOnClassesThat(
            resideInAnyPackage("io.crossdock.core.plan..", "io.crossdock.core.mapping.."))
        .because(
            "what must be true for an order is said in core.policy, plan and planning: app gives"
                + " them what they ask")
        .check(PRODUCT);
  }

  @Test
  void appIsNoAdapter() {
    noClasses()
        .that()
        .resideInAPackage("io.crossdock.app..")
        .and()
        .doNotImplement(Connections.class)
        .should()
        .beAssignableTo(
            resideInAnyPackage(
                "io.crossdock.core.port..",
                "io.crossdock.core.view..",
                "io.crossdock.core.planning.."))
        .because(
            "a port of the shop, the org, the database or of people is implemented in the module"
                + " of that system, one over other ports in core")
        .check(PRODUCT);
  }

  private static DescribedPredicate<JavaCall<?>> makes(Class<?> type) {
    return DescribedPredicate.describe(
        "make a " + type.getSimpleName(),
        call ->
            call.getTargetOwner().isEquivalentTo(type)
                && (call.getName().equals("<init>") || call.getName().equals("of")));
  }
}
