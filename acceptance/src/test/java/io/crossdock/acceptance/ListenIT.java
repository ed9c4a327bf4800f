package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A console that serves https of its own, to this machine and others. */
class ListenIT {

  @Test
  void itServesHttpsWithItsOwnCertificateAndTakesARenewedOneOverWhileItRuns(@TempDir Path folder)
      throws Exception {
    pair(folder, "first");
    Map<String, String> settings =
        Map.of(
            "CROSSDOCK_BIND",
            "0.0.0.0",
            "CROSSDOCK_TLS_CERT",
            folder.resolve("cert.pem").toString(),
            "CROSSDOCK_TLS_KEY",
            folder.resolve("key.pem").toString(),
            "CROSSDOCK_URL",
            "https://crossdock.example.com",
            "CROSSDOCK_PORT",
            "0",
            "CROSSDOCK_DATA",
            folder.resolve("data").toString(),
            "CROSSDOCK_ADMIN_PASSWORD",
            "purple kettle seldom walks");
    try (var crossdock = io.crossdock.app.Crossdock.start(settings)) {
      assertThat(crossdock.url()).startsWith("https://127.0.0.1:");
      assertThat(subject(crossdock.url())).isEqualTo("CN=first");
      pair(folder, "second");
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> subject(crossdock.url()).equals("CN=second"));
    }
  }

  /** Whose certificate answers the sign-in page. */
  private static String subject(String url) {
    try {
      var connection = (HttpsURLConnection) URI.create(url + "/sign-in").toURL().openConnection();
      SSLContext any = SSLContext.getInstance("TLS");
      any.init(null, new TrustManager[] {new Anybody()}, null);
      connection.setSSLSocketFactory(any.getSocketFactory());
      connection.setHostnameVerifier((host, session) -> true);
      connection.setRequestProperty("Connection", "close");
      assertThat(connection.getResponseCode()).isEqualTo(200);
      Certificate certificate = connection.getServerCertificates()[0];
      connection.disconnect();
      return ((X509Certificate) certificate).getSubjectX500Principal().getName();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A certificate of this name and its key, as somebody renews them: in place of the former. */
  private static void pair(Path folder, String name) throws Exception {
    Path store = folder.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "it",
                "-dname",
                "CN=" + name,
                "-keystore",
                store.toString(),
                "-storepass",
                "secret")
            .redirectErrorStream(true)
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance(store.toFile(), "secret".toCharArray());
    write(
        folder.resolve("key.pem"),
        "PRIVATE KEY",
        keys.getKey("it", "secret".toCharArray()).getEncoded());
    write(folder.resolve("cert.pem"), "CERTIFICATE", keys.getCertificate("it").getEncoded());
  }

  private static void write(Path file, String what, byte[] bytes) throws IOException {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    Files.writeString(
        file, "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(what, lines));
  }

  /** The test looks at the certificate itself. */
  private static final class Anybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
