package io.crossdock.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rooms of the product, the arrows between them, and how large each may become. */
class HouseTest {

  private static final int TYPES_A_PACKAGE = 20;
  private static final int LINES_A_FILE = 400;
  private static final int LINES_A_METHOD = 40;

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(place -> !place.contains("/test") && !place.contains("/sandbox/"))
          .importPackages("io.crossdock");

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  @Test
  void noTwoPackagesNeedEachOther() {
    slices()
        .matching("io.crossdock.(**)")
        .should()
        .beFreeOfCycles()
        .because(
            "a reader takes rooms in one by one: move the type that both need to the lower one")
        .check(PRODUCT);
  }

  @ParameterizedTest
  @CsvSource({
    "magento, 'store,web,salesforce,mapping,access,app'",
    "salesforce, 'store,web,magento,mapping,access,app'",
    "mapping, 'store,web,magento,salesforce,access,http,app'",
    "store, 'web,magento,salesforce,mapping,http,app'",
    "web, 'store,magento,salesforce,mapping,http,app'",
    "access, 'store,web,magento,salesforce,mapping,http,app'",
    "core, 'store,web,magento,salesforce,mapping,access,http,app'",
    "http, 'core,store,web,magento,salesforce,mapping,access,app'",
  })
  void aModuleKnowsThoseBelowItAlone(String module, String strangers) {
    String[] others =
        Stream.of(strangers.split(",")).map("io.crossdock.%s.."::formatted).toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("io.crossdock.%s..".formatted(module))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .because("adapters meet in app alone: put what both need behind a port of core")
        .check(PRODUCT);
  }

  @ParameterizedTest
  @CsvSource({
    "org.springframework.jdbc, store, all SQL is in store: add a method to a port",
    "java.net.http.HttpClient, http, BoundedHttp bounds time and headers and body",
    "gg.jte, web, pages are made in web",
    "org.springframework.web, web, what is asked of Crossdock over HTTP is answered in web",
  })
  void anEffectHasOneModule(String effect, String module, String because) {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "io.crossdock.%s..".formatted(module), "io.crossdock.app..", "gg..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(effect.replace(".", "\\.") + "\\b.*")
        .because(because)
        .check(PRODUCT);
  }

  @Test
  void aPackageIsSmallEnoughToBeTakenInAtOnce() {
    Map<String, Integer> sizes =
        PRODUCT.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .filter(type -> type.getPackageName().startsWith("io.crossdock"))
            .collect(
                Collectors.groupingBy(
                    JavaClass::getPackageName, TreeMap::new, Collectors.summingInt(type -> 1)));
    sizes.forEach((name, size) -> System.out.printf("%3d types in %s%n", size, name));
    assertThat(sizes).hasSizeGreaterThan(40);
    assertThat(sizes)
        .as("split a package along what its types are about; package-info says it in a sentence")
        .satisfies(all -> noneAbove(TYPES_A_PACKAGE, all));
  }

  @Test
  void eachPackageSaysInASentenceWhatBelongsThere() throws IOException {
    assertThat(packages().map(JavaPackage::getName))
        .allSatisfy(name -> {
          String folder = name.replace('.', '/');
          try (Stream<Path> modules = Files.list(HOME)) {
            var sentences =
                modules
                    .map(it -> it.resolve("src/main/java").resolve(folder).resolve(INFO))
                    .filter(Files::exists)
                    .toList();
            assertThat(sentences).as(name).hasSize(1);
            assertThat(Files.readString(sentences.getFirst())).as(name).startsWith("/**");
          }
        });
  }

  private static final String INFO = "package-info.java";

  private static Stream<JavaPackage> packages() {
    return PRODUCT.stream()
        .filter(type -> type.getPackageName().startsWith("io.crossdock"))
        .map(JavaClass::getPackage)
        .distinct();
  }

  @Test
  void aFileIsReadInAMinute() throws IOException {
    Map<String, Long> longest = new TreeMap<>();
    for (Path file : sources()) {
      try (Stream<String> lines = Files.lines(file)) {
        longest.put(HOME.relativize(file).toString(), lines.count());
      }
    }
    longest.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(10)
        .forEach(file -> System.out.printf("%4d lines in %s%n", file.getValue(), file.getKey()));
    assertThat(longest).hasSizeGreaterThan(300);
    assertThat(longest)
        .as("give a part of it a name and a file of its own")
        .satisfies(all -> noneAbove(LINES_A_FILE, all));
  }

  /**
   * Counted in the source, as javac reads it: from the opening brace of its body to the closing.
   */
  @Test
  void aMethodIsSeenAtOnce() throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var lengths = new TreeMap<String, Long>();
    try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources()));
      for (CompilationUnitTree file : task.parse()) {
        lengths.putAll(methods(file, Trees.instance(task).getSourcePositions()));
      }
    }
    lengths.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(10)
        .forEach(
            method -> System.out.printf("%4d lines in %s%n", method.getValue(), method.getKey()));
    assertThat(lengths).hasSizeGreaterThan(3_000);
    assertThat(lengths)
        .as(
            "because a method is read at once: give a part of it a name, or make what it carries"
                + " along a type of its own")
        .satisfies(all -> noneAbove(LINES_A_METHOD, all));
  }

  private static Map<String, Long> methods(CompilationUnitTree file, SourcePositions at) {
    var lengths = new TreeMap<String, Long>();
    String in = HOME.relativize(Path.of(file.getSourceFile().toUri())).toString();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethod(MethodTree method, Void none) {
        if (method.getBody() != null) {
          long first = file.getLineMap().getLineNumber(at.getStartPosition(file, method.getBody()));
          long last = file.getLineMap().getLineNumber(at.getEndPosition(file, method.getBody()));
          lengths.put("%s in %s, line %d".formatted(method.getName(), in, first), last - first + 1);
        }
        return super.visitMethod(method, null);
      }
    }.scan(file, null);
    return lengths;
  }

  private static void noneAbove(long most, Map<String, ? extends Number> sizes) {
    assertThat(sizes.entrySet()).filteredOn(size -> size.getValue().longValue() > most).isEmpty();
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(HOME, 20)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().contains("/src/main/java/"))
          .toList();
    }
  }
}
