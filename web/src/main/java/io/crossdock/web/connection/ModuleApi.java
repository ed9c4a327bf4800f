package io.crossdock.web.connection;

import io.crossdock.access.ShopModule;
import io.crossdock.core.policy.NoticeTrail;
import io.crossdock.core.version.Version;
import io.crossdock.web.access.Roles;
import io.crossdock.web.answer.Show;
import io.crossdock.web.answer.WebConfig;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where the Magento Admin module and Crossdock learn of each other. */
@RestController
public class ModuleApi {

  /** What this API has, by names that never change their meaning. */
  private static final List<String> FEATURES =
      List.of("states", "changes", "options", "entity-ids", "acting-user", "notices", "anyway");

  private final ShopModule module;
  private final WebConfig config;
  private final InstantSource clock;

  ModuleApi(ShopModule module, WebConfig config, InstantSource clock) {
    this.module = module;
    this.config = config;
    this.clock = clock;
  }

  @GetMapping("/api/v1/module")
  Map<String, @Nullable Object> meet(
      @RequestHeader(name = ModuleVersion.HEADER, defaultValue = "") String header,
      Authentication who) {
    ModuleVersion version = new ModuleVersion(header);
    version.known().ifPresent(told -> module.called(told, clock.instant()));
    NoticeTrail notices = module.known().notices();
    var answer = new LinkedHashMap<String, @Nullable Object>();
    answer.put("version", Version.OURS);
    answer.put("moduleVersions", Map.of("from", ModuleVersion.FROM, "to", ModuleVersion.TO));
    answer.put("fits", version.fits());
    answer.put("sentence", version.sentence());
    answer.put("features", FEATURES);
    answer.put("connection", config.connection());
    answer.put("role", Roles.of(who).map(Show::code).orElse(""));
    answer.put("console", address(config));
    answer.put("webhook", "/hooks/magento");
    answer.put("lastNotice", notices.last().orElse(null));
    answer.put("lastNoticeNumber", notices.last().map(at -> notices.number()).orElse(null));
    answer.put("missing", notices.missing().size());
    return answer;
  }

  /** Where the console is opened, without a slash at its end. */
  static String address(WebConfig config) {
    return config
        .front()
        .address()
        .map(Object::toString)
        .orElseGet(() -> ServletUriComponentsBuilder.fromCurrentContextPath().toUriString())
        .replaceFirst("/+$", "");
  }
}
