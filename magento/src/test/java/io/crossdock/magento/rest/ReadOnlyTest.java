package io.crossdock.magento.rest;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.crossdock.http.BoundedHttp;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;

/** Nothing is ever written to Magento; see also MagentoShopIT, which counts. */
class ReadOnlyTest {

  private final JavaClasses magento =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.crossdock.magento");

  @Test
  void requestsAreMadeInOnePlace() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(Transport.class)
        .should()
        .dependOnClassesThat()
        .areAssignableTo(BoundedHttp.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(HttpClient.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(HttpRequest.class)
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.net\\.(Socket|URLConnection|HttpURLConnection|URL)")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("com\\.google\\.api\\.client\\.http\\.Http.*")
        .because("the shop is asked through Transport, which knows GET only")
        .check(magento);
  }

  @Test
  void noRequestIsAnythingButGet() {
    noClasses()
        .should()
        .callMethodWhere(
            target(owner(type(HttpRequest.Builder.class)))
                .and(target(nameMatching("POST|PUT|DELETE|HEAD|method"))))
        .because("Crossdock writes nothing to the shop, ever")
        .check(magento);
    assertThat(magento.get(Transport.class).getMethodCallsFromSelf())
        .as("the rule looks at the right class")
        .anyMatch(call ->
            call.getTarget().getOwner().isEquivalentTo(HttpRequest.Builder.class)
                && call.getTarget().getName().equals("GET"));
  }
}
