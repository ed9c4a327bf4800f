package io.crossdock.app.recurring;

import io.crossdock.core.version.Version;
import io.crossdock.core.watch.AlarmWatch.Channel;
import io.crossdock.core.watch.Alarms.Alarm;
import io.crossdock.http.BoundedHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts an alarm as JSON: {@code alarm}, {@code state} (raised or over), {@code since}, {@code
 * sentence}, {@code hint}, and {@code text}, which chat services show.
 */
public final class AlarmPost implements Channel {

  private static final Logger log = LoggerFactory.getLogger(AlarmPost.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final BoundedHttp http = new BoundedHttp(PATIENCE);
  private final URI url;

  public AlarmPost(URI url) {
    this.url = url;
  }

  @Override
  public boolean tell(Alarm alarm, Instant since, boolean over) {
    var body = new LinkedHashMap<String, String>();
    body.put("alarm", alarm.code());
    body.put("state", over ? "over" : "raised");
    body.put("since", since.toString());
    body.put("sentence", alarm.sentence());
    body.put("hint", alarm.hint());
    body.put("text", "Crossdock: " + (over ? "It is over: " : "") + alarm.sentence());
    var request =
        HttpRequest.newBuilder(url)
            .header("User-Agent", Version.USER_AGENT)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)))
            .build();
    try {
      int status = http.exchange(request, PATIENCE).status();
      if (status / 100 == 2) {
        return true;
      }
      log.warn("{} answered an alarm with {}; it is told again", url.getHost(), status);
    } catch (IOException e) {
      log.warn(
          "{} was not reached with an alarm ({}); it is told again",
          url.getHost(),
          e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }
}
