package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.web.WebConfiguration;
import io.crossdock.web.access.Access;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The parameters that each route of the console takes, as its handlers and its pages name them. */
final class ParameterNames {

  private static final Pattern FORM =
      Pattern.compile("<form[^>]*action=\"([^\"?]+)[^>]*>(.*?)</form>", Pattern.DOTALL);

  private static final Pattern LINK =
      Pattern.compile("(?:href|hx-get)=\"(/[^\"?#]*)\\?([^\"#]*)\"");

  private static final Pattern NAME = Pattern.compile("name=\"([^\"]+)\"");

  private final Map<String, Set<String>> names = new TreeMap<>();

  /** Of one that takes none, another all the same. */
  Set<String> of(Access.Rule rule) {
    return names.getOrDefault(rule.pattern().getPatternString(), Set.of("x"));
  }

  int routes() {
    return names.size();
  }

  /** What handlers name as their parameters. */
  void ofHandlers() {
    Import all = AnnotatedElementUtils.findMergedAnnotation(WebConfiguration.class, Import.class);
    assertThat(all).isNotNull();
    for (Class<?> pages : all == null ? new Class<?>[0] : all.value()) {
      RequestMapping below =
          AnnotatedElementUtils.findMergedAnnotation(pages, RequestMapping.class);
      for (var method : pages.getDeclaredMethods()) {
        RequestMapping at =
            AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        if (at != null) {
          var taken =
              Arrays.stream(method.getParameters())
                  .map(parameter -> parameter.getAnnotation(RequestParam.class))
                  .filter(named -> named != null && !named.name().isEmpty())
                  .map(RequestParam::name)
                  .toList();
          for (String path : at.path().length == 0 ? new String[] {""} : at.path()) {
            String base = below == null || below.path().length == 0 ? "" : below.path()[0];
            names.computeIfAbsent(base + path, any -> new TreeSet<>()).addAll(taken);
          }
        }
      }
    }
  }

  /** What the forms and links of a page send. */
  void onPage(String html) {
    var form = FORM.matcher(html);
    while (form.find()) {
      var fields = NAME.matcher(form.group(2));
      while (fields.find()) {
        takes(form.group(1), fields.group(1));
      }
    }
    var link = LINK.matcher(html);
    while (link.find()) {
      for (String part : link.group(2).replace("&amp;", "&").split("&", -1)) {
        takes(link.group(1), part.replaceFirst("=.*", ""));
      }
    }
    names.values().forEach(taken -> taken.remove("_csrf"));
  }

  private void takes(String address, String name) {
    Access.rules().stream()
        .filter(rule -> rule.pattern().matches(PathContainer.parsePath(address)))
        .map(rule -> rule.pattern().getPatternString())
        .forEach(pattern -> names.computeIfAbsent(pattern, any -> new TreeSet<>()).add(name));
  }
}
