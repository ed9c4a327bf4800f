package io.crossdock.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.crossdock.app.recurring.AlarmMail;
import io.crossdock.app.recurring.AlarmPost;
import io.crossdock.app.settings.AlarmSettings.Mail;
import io.crossdock.core.watch.Alarms.Alarm;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AlarmChannelsIT {

  private static final Instant SINCE = Instant.parse("2026-11-25T12:00:00Z");
  private static final Alarm ALARM =
      new Alarm("unsynced", "37 orders wait, the oldest for 3 hours – look.", "See the grid.");

  @Test
  void anAlarmIsMailedToEverybodyThroughTheServersAccount() throws Exception {
    var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.setUser("ops@example.com", "ops", "pass:word");
    server.start();
    try {
      var url = URI.create("smtp://ops:pass:word@127.0.0.1:" + server.getSmtp().getPort());
      var mail =
          new AlarmMail(new Mail(url, "crossdock@example.com", "a@example.com, b@example.com"));

      assertThat(mail.tell(ALARM, SINCE, false)).isTrue();

      assertThat(server.getReceivedMessages()).hasSize(2);
      var message = server.getReceivedMessages()[0];
      assertThat(message.getSubject()).isEqualTo("Crossdock: " + ALARM.sentence());
      assertThat(GreenMailUtil.getBody(message)).contains("See the grid", "2026-11-25T12:00:00Z");
    } finally {
      server.stop();
    }
  }

  @Test
  void aMailServerThatIsAwayIsNoDelivery() {
    var mail =
        new AlarmMail(new Mail(URI.create("smtp://127.0.0.1:1"), "c@example.com", "a@example.com"));
    assertThat(mail.tell(ALARM, SINCE, false)).isFalse();
  }

  @Test
  void anAlarmIsPostedWithTheWordsForAChatAndRefusalsAreNoDelivery() throws Exception {
    var body = new AtomicReference<>("");
    var status = new AtomicReference<>(204);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          body.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(status.get(), -1);
          exchange.close();
        });
    server.start();
    try {
      var post =
          new AlarmPost(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/x"));

      assertThat(post.tell(ALARM, SINCE, true)).isTrue();
      assertThat(body.get())
          .contains("\"alarm\":\"unsynced\"", "\"state\":\"over\"", "It is over: 37 orders wait");

      status.set(500);
      assertThat(post.tell(ALARM, SINCE, true)).isFalse();
    } finally {
      server.stop(0);
    }
    var gone = new AlarmPost(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    assertThat(gone.tell(ALARM, SINCE, false)).isFalse();
  }
}
