package io.crossdock.magento.rest;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.http.BoundedHttp.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Signed requests to Magento's REST API; GET only. Thread-safe. */
public final class RestApi {

  public static final String ORDERS = "/orders";

  /** Behind every last page: the shop counts there and loads no order, so none can spoil it. */
  public static final String BEHIND_ALL = "1000000";

  /** Asks for as little as the shop can answer. */
  public static final List<Map.Entry<String, String>> SMALLEST =
      List.of(
          Map.entry("searchCriteria[pageSize]", "1"),
          Map.entry("searchCriteria[currentPage]", BEHIND_ALL),
          Map.entry("fields", "items[entity_id]"));

  private static final Logger log = LoggerFactory.getLogger(RestApi.class);

  public static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * After this many internal errors in a row, and with other questions answered, it is no hiccup.
   */
  private static final int REPEATS = 3;

  private final MagentoConfig config;
  private final InstantSource clock;
  private final ShopClock shopClock;
  private final Transport transport;
  private volatile String phpWords = "";
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Integer> internalErrors = new ConcurrentHashMap<>();

  public RestApi(MagentoConfig config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
    this.shopClock = new ShopClock(clock);
    this.transport = new Transport(config.requestTimeout(), config.exchanges());
  }

  public ShopClock shopClock() {
    return shopClock;
  }

  public JsonNode get(String path) {
    return get(path, List.of());
  }

  /** Throws {@link FailedCall}. */
  public JsonNode get(String path, List<Map.Entry<String, String>> parameters) {
    return get(path, parameters, config.requestTimeout());
  }

  /**
   * As above.
   *
   * @param patience of a small question: as long as any other may take at most
   */
  public JsonNode get(String path, List<Map.Entry<String, String>> parameters, Duration patience) {
    Answer answer = send(url(config.url(), path, parameters), patience);
    String shape = shape(path, parameters);
    if (answer.status() == 200) {
      internalErrors.remove(shape);
      return read(answer);
    }
    throw new FailedCall(failure(path, shape, answer));
  }

  private Failure failure(String path, String shape, Answer answer) {
    Failure failure = Failures.answered(answer);
    return switch (failure.code()) {
      case Failures.NOT_AUTHORISED ->
          otherAnswers(path) ? Failures.permissionMissing(answer) : Failures.signInRefused(answer);
      case Failures.INTERNAL ->
          internalErrors.merge(shape, 1, Integer::sum) >= REPEATS && otherAnswers(path)
              ? Failures.keepsFailing(answer, path)
              : failure;
      default -> failure;
    };
  }

  /**
   * Magento answers a refused token and a missing permission with the same words, and a field it
   * does not know like a breakdown: another resource tells them apart.
   */
  private boolean otherAnswers(String path) {
    URI other =
        path.startsWith(ORDERS)
            ? url(config.url(), "/store/websites", List.of())
            : url(config.url(), ORDERS, SMALLEST);
    return send(other, config.requestTimeout()).status() == 200;
  }

  private Answer send(URI url, Duration patience) {
    byte[] nonce = new byte[16];
    random.nextBytes(nonce);
    var at = shopClock.estimate().orElseGet(clock::instant);
    try {
      Answer answer =
          transport.get(
              url,
              Signing.header(url, config.credentials(), HexFormat.of().formatHex(nonce), at),
              patience);
      shopClock.heard(answer.header("Date"));
      return answer;
    } catch (IOException e) {
      throw new FailedCall(Unreachable.because(e, config.url()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailedCall(Unreachable.because(new IOException("stopped"), config.url()), e);
    }
  }

  /** What PHP lately wrote into the shop's answers; empty = nothing. */
  public String phpWords() {
    return phpWords;
  }

  /** Orders are not lost for a warning: a whole document beside it says all it would have said. */
  private JsonNode read(Answer answer) {
    try {
      return CleanTexts.in(JSON.readTree(answer.reader()));
    } catch (JacksonException e) {
      PhpOutput php =
          PhpOutput.in(answer.body())
              .orElseThrow(() -> new FailedCall(Failures.unreadable(answer), e));
      if (!php.words().equals(phpWords)) {
        phpWords = php.words();
        log.warn("PHP writes into the shop's answers: {}", php.words());
      }
      if (php.leavesJson()) {
        return CleanTexts.in(JSON.readTree(php.rest()));
      }
      throw new FailedCall(Failures.php(answer, php.words()), e);
    }
  }

  /** Parameters in order, encoded as Magento's signature wants them: a space as %20. */
  static URI url(URI base, String path, List<Map.Entry<String, String>> parameters) {
    String query =
        parameters.stream()
            .map(p -> encode(p.getKey()) + "=" + encode(p.getValue()))
            .collect(Collectors.joining("&"));
    return URI.create(base + "/rest/V1" + path + (query.isEmpty() ? "" : "?" + query));
  }

  /** One path segment. */
  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  /** What is asked, without the values: an unknown field fails for each of them. */
  private static String shape(String path, List<Map.Entry<String, String>> parameters) {
    return parameters.stream()
        .filter(p -> p.getKey().endsWith("[field]"))
        .map(Map.Entry::getValue)
        .collect(Collectors.joining(",", path + " ", ""));
  }
}
