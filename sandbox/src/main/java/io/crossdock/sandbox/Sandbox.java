package io.crossdock.sandbox;

import io.crossdock.sandbox.org.Org;
import io.crossdock.sandbox.org.OrgOptions;
import io.crossdock.sandbox.shop.Shop;
import io.crossdock.sandbox.shop.ShopOptions;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Runs both simulators until stopped. Settings: {@code CROSSDOCK_SHOP_PORT}, {@code
 * CROSSDOCK_ORG_PORT}, {@code CROSSDOCK_SANDBOX_ORDERS} (seeded orders), {@code
 * CROSSDOCK_SANDBOX_ODD} ({@code true}: also one of each odd kind), {@code CROSSDOCK_DATA} (without
 * it nothing outlives the process) and {@code CROSSDOCK_PARENT} (a process whose end ends this
 * one).
 */
public final class Sandbox {

  private static final long SEED = 2026;

  private Sandbox() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Optional<Path> data = setting("CROSSDOCK_DATA").map(Path::of);
    var clock = InstantSource.system();
    var stopped = new CountDownLatch(1);
    try (Shop shop =
            Shop.start(
                new ShopOptions(
                    number("CROSSDOCK_SHOP_PORT", 8081),
                    number("CROSSDOCK_SANDBOX_ORDERS", 200),
                    setting("CROSSDOCK_SANDBOX_ODD").filter("true"::equals).isPresent(),
                    SEED,
                    data.map(d -> d.resolve("shop.jsonl")).orElse(null),
                    clock));
        Org org =
            Org.start(
                new OrgOptions(
                    number("CROSSDOCK_ORG_PORT", 8082),
                    SEED,
                    data.map(d -> d.resolve("org.jsonl")).orElse(null),
                    clock))) {
      withParent(stopped::countDown);
      System.out.println("Sandbox shop: " + shop.url() + "  (Bearer token sandbox-shop-token;");
      System.out.println("  OAuth 1.0a sandbox-consumer-key, sandbox-consumer-secret,");
      System.out.println("  sandbox-access-token, sandbox-access-token-secret)");
      System.out.println(
          "Sandbox org:  " + org.url() + "  (client sandbox-client, sandbox-secret;");
      System.out.println("  user admin@sandbox.example, password sandbox)");
      stopped.await();
    } catch (BindException e) {
      System.err.println(
          "The sandbox can't start: port "
              + number("CROSSDOCK_SHOP_PORT", 8081)
              + " (shop) or "
              + number("CROSSDOCK_ORG_PORT", 8082)
              + " (org) is in use. Stop what uses it, or choose others by CROSSDOCK_SHOP_PORT and"
              + " CROSSDOCK_ORG_PORT.");
      System.exit(2);
    }
  }

  private static void withParent(Runnable stop) {
    setting("CROSSDOCK_PARENT")
        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
        .ifPresent(parent ->
            Thread.ofVirtual()
                .start(() -> {
                  parent.onExit().join();
                  stop.run();
                }));
  }

  private static int number(String key, int otherwise) {
    return setting(key).map(Integer::parseInt).orElse(otherwise);
  }

  private static Optional<String> setting(String key) {
    return Optional.ofNullable(System.getenv(key)).filter(v -> !v.isBlank());
  }
}
