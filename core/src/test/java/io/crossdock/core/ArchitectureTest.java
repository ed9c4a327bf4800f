package io.crossdock.core;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.crossdock.core.port.org.Org;
import io.crossdock.core.port.work.WorkQueue;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private final JavaClasses core =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.crossdock.core");

  @Test
  void coreKnowsNoFrameworkNoSqlNoHttpAndNoJson() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.sql..",
            "javax.sql..",
            "java.net.http..",
            "tools.jackson..",
            "org.springframework..")
        .because(
            "effects live at the edges: add a method to a port in core.port and implement it there")
        .check(core);
  }

  @Test
  void timeIsAnArgument() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .because("tests must tick: take an InstantSource, and wait on Wakeup")
        .check(core);
  }

  @Test
  void packagesHaveNoCycles() {
    slices()
        .matching("io.crossdock.core.(*)..")
        .should()
        .beFreeOfCycles()
        .because(
            "order <- plan, policy <- port <- planning <- engine <- watch: move the type to the"
                + " lower package")
        .check(core);
  }

  @Test
  void decisionsKnowNeitherPortsNorTheEngine() {
    noClasses()
        .that()
        .resideInAnyPackage("..core.plan..", "..core.policy..", "..core.order..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..core.port..", "..core.engine..", "..core.view..")
        .because("decisions are pure: hand the facts in as values")
        .check(core);
  }

  @Test
  void whoWatchesTakesNoPartInTheWork() {
    noClasses()
        .that()
        .resideInAPackage("..core.watch..")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(WorkQueue.class)
        .orShould()
        .callMethodWhere(target(owner(type(Org.class))).and(target(nameMatching("prepare|write"))))
        .because(
            "an audit that sends would prove itself: record what is wrong, and let a person"
                + " or the engine mark the order")
        .check(core);
  }
}
