package io.crossdock.web.watch;

import io.crossdock.core.view.OrderViews.Attempt;
import io.crossdock.web.answer.Show;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An attempt as the API tells it, of one order as of all. */
public final class TimelineJson {

  private TimelineJson() {}

  public static Map<String, @Nullable Object> shown(Attempt attempt) {
    var shown = new LinkedHashMap<String, @Nullable Object>();
    shown.put("startedAt", attempt.startedAt());
    shown.put("endedAt", attempt.endedAt());
    shown.put("trigger", attempt.trigger().name());
    shown.put("why", Show.trigger(attempt.trigger()));
    shown.put("by", attempt.by().orElse(null));
    shown.put("outcome", attempt.outcome().word());
    shown.put("label", Show.outcome(attempt.outcome()));
    shown.put("code", attempt.code());
    shown.put("message", attempt.message());
    shown.put("hint", attempt.hint());
    shown.put("raw", attempt.raw());
    shown.put("instance", attempt.instance());
    shown.put("changes", attempt.changes());
    return shown;
  }
}
