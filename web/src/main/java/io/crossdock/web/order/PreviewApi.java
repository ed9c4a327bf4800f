package io.crossdock.web.order;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.port.org.Previews;
import io.crossdock.core.port.org.Previews.Change;
import io.crossdock.core.port.org.Previews.Preview;
import io.crossdock.core.view.OrderViews;
import io.crossdock.web.answer.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a send of one order would change now; reads shop and org, writes nothing. */
@RestController
public class PreviewApi {

  private final OrderViews views;
  private final Previews previews;

  PreviewApi(OrderViews views, Previews previews) {
    this.views = views;
    this.previews = previews;
  }

  @GetMapping("/api/v1/orders/{key}/preview")
  Map<String, Object> preview(
      @PathVariable("key") String key,
      @RequestParam(name = "store", defaultValue = "") String store) {
    try {
      return shown(previews.of(OrderLookup.one(views, key, store).key()));
    } catch (FailedCall e) {
      throw new Refused(
          503, "Shop or org can't be read", List.of(e.failure().message(), e.failure().hint()));
    }
  }

  private static Map<String, Object> shown(Preview preview) {
    var answer = new LinkedHashMap<String, Object>();
    preview.reason().ifPresent(reason -> answer.put("reason", reason));
    preview.aside().ifPresent(aside -> answer.put("aside", aside));
    answer.put("changes", preview.changes().stream().map(PreviewApi::shown).toList());
    answer.put("same", preview.same());
    return answer;
  }

  private static Map<String, Object> shown(Change change) {
    return Map.of(
        "action", change.action().name().toLowerCase(Locale.ROOT),
        "object", change.object(),
        "key", change.key(),
        "name", change.name(),
        "fields", change.fields());
  }
}
