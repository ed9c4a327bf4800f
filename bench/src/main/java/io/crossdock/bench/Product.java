package io.crossdock.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The product, started as {@code ./crossdock serve} starts it, and watched from outside. */
final class Product implements AutoCloseable {

  /** Where the watched database has unpacked PostgreSQL's programs: an installation has them so. */
  private static final String PROGRAMS = "database/postgres-binaries/unpacked";

  private static final String SECRET = "bench-webhook-secret";

  private final Program program;
  private final Http http;
  private final JMXConnector jmx;
  private long notices;

  Product(Setup setup, Path root, Path work, Place place, Map<String, String> more)
      throws IOException {
    int port = Place.freePort();
    var env = new HashMap<String, String>();
    env.put("CROSSDOCK_PORT", String.valueOf(port));
    env.put("CROSSDOCK_DATA", work.resolve("crossdock").toString());
    env.put("CROSSDOCK_SHOP_URL", place.shopUrl());
    env.put("CROSSDOCK_SHOP_TOKEN", "sandbox-shop-token");
    env.put("CROSSDOCK_ORG_URL", place.orgUrl());
    env.put("CROSSDOCK_ORG_CLIENT_ID", "sandbox-client");
    env.put("CROSSDOCK_ORG_CLIENT_SECRET", "sandbox-secret");
    env.put("CROSSDOCK_START_DATE", "2000-01-01T00:00:00Z");
    env.put("CROSSDOCK_ADMIN_PASSWORD", "admin");
    env.put("CROSSDOCK_API_TOKEN", "bench-token");
    env.put("CROSSDOCK_WEBHOOK_SECRET", SECRET);
    env.putAll(more);
    this.program =
        new Program(
            root.resolve("app"),
            "io.crossdock.app.Serve",
            List.of(
                "-Xmx" + setup.text("product.heap"),
                "-XX:+UseSerialGC",
                "-Dcrossdock.postgres.shared=" + work.resolve(PROGRAMS),
                "-XX:AOTCache=" + root.resolve("app/target/quick-start.aot"),
                "-Xlog:aot=off",
                "-Xlog:cds=off"),
            env,
            work.resolve("crossdock-" + port + ".log"),
            "Crossdock is ready");
    this.http = new Http("http://127.0.0.1:" + port);
    this.jmx = attach(program.pid());
  }

  @SuppressWarnings("BanJNDI") // the address is that of a process this one has just started
  private static JMXConnector attach(long pid) throws IOException {
    try {
      VirtualMachine machine = VirtualMachine.attach(String.valueOf(pid));
      try {
        return JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException e) {
      throw new IOException(e);
    }
  }

  /** Stops it where it stands; nothing of it runs until {@link #resume}. */
  void pause() throws IOException {
    signal("STOP");
  }

  void resume() throws IOException {
    signal("CONT");
  }

  private void signal(String name) throws IOException {
    try {
      new ProcessBuilder("kill", "-" + name, String.valueOf(program.pid())).start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  long pid() {
    return program.pid();
  }

  double secondsToReady() {
    return program.secondsToReady();
  }

  double cpuMillis() {
    return program.cpuMillis();
  }

  /** Bytes all threads have allocated since the start. */
  long allocatedBytes() throws IOException, JMException {
    MBeanServerConnection server = jmx.getMBeanServerConnection();
    return (Long)
        server.getAttribute(
            new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME), "TotalThreadAllocatedBytes");
  }

  /** Heap in use after a full collection, in MB. */
  long heapMegabytes() throws IOException {
    MemoryMXBean memory =
        ManagementFactory.newPlatformMXBeanProxy(
            jmx.getMBeanServerConnection(),
            ManagementFactory.MEMORY_MXBEAN_NAME,
            MemoryMXBean.class);
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed() / (1024 * 1024);
  }

  long residentMegabytes() throws IOException {
    return program.residentMegabytes();
  }

  /** Tells of changed orders, signed and numbered as the shop's module does. */
  void webhook(List<Long> ids) {
    String body =
        "{\"connection\":\"main\",\"orders\":%s,\"number\":%d,\"unsent\":0}"
            .formatted(ids, ++notices);
    String time = String.valueOf(Instant.now().getEpochSecond());
    http.text(
        "POST",
        "/hooks/magento",
        body,
        Map.of(
            "X-Crossdock-Timestamp",
            time,
            "X-Crossdock-Signature",
            "sha256=" + hmac(time + "." + body)));
  }

  /** "Sync all orders now". */
  void backfill() {
    String tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1).toString();
    http.text(
        "POST",
        "/api/v1/backfills",
        "{\"from\":\"2020-01-01\",\"before\":\"" + tomorrow + "\",\"statuses\":[]}",
        Map.of("Authorization", "Bearer bench-token"));
  }

  private static String hmac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Opens a session of the console, as a person does. */
  void signIn() {
    Matcher token =
        Pattern.compile("name=\"(_csrf)\" value=\"([^\"]+)\"").matcher(page("/sign-in"));
    if (!token.find()) {
      throw new IllegalStateException("the sign-in page has no token");
    }
    http.text(
        "POST",
        "/sign-in",
        "username=admin&password=admin&_csrf=" + URLEncoder.encode(token.group(2), UTF_8),
        Map.of("Content-Type", "application/x-www-form-urlencoded"));
  }

  /** A page of the console; needs {@link #signIn}. */
  String page(String address) {
    return http.text("GET", address, "", Map.of("Accept", "text/html"));
  }

  /** How long a page of the console takes, in milliseconds; the median of five. */
  double millisOf(String address) {
    double[] millis = new double[5];
    for (int i = 0; i < millis.length; i++) {
      long start = System.nanoTime();
      page(address);
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    return millis[millis.length / 2];
  }

  /** {@code kill -9}. */
  void kill() throws IOException {
    jmx.close();
    program.kill();
  }

  @Override
  public void close() throws IOException {
    jmx.close();
    program.close();
  }
}
