package io.crossdock.app.recurring;

import io.crossdock.app.settings.AlarmSettings;
import io.crossdock.core.connection.Loopback;
import io.crossdock.core.watch.AlarmWatch.Channel;
import io.crossdock.core.watch.Alarms.Alarm;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mails an alarm. Encryption and the server's certificate are required, but on this machine. */
public final class AlarmMail implements Channel {

  private static final Logger log = LoggerFactory.getLogger(AlarmMail.class);
  private static final String PATIENCE_MILLIS = "10000";

  private final AlarmSettings.Mail mail;

  public AlarmMail(AlarmSettings.Mail mail) {
    this.mail = mail;
  }

  @Override
  public boolean tell(Alarm alarm, Instant since, boolean over) {
    try {
      var message = new MimeMessage(Session.getInstance(properties()));
      message.setFrom(new InternetAddress(mail.from()));
      message.setRecipients(RecipientType.TO, InternetAddress.parse(mail.to()));
      message.setSubject(
          "Crossdock: " + (over ? "over: " : "") + alarm.sentence(), StandardCharsets.UTF_8.name());
      message.setText(
          """
          %s
          %s
          Since %s.%s
          """
              .formatted(alarm.sentence(), alarm.hint(), since, over ? " It is over." : ""),
          StandardCharsets.UTF_8.name());
      send(message);
      return true;
    } catch (MessagingException e) {
      // Its text may be what the server answered, and that what it was sent.
      log.warn(
          "{} did not take the mail of an alarm ({}); it is told again",
          mail.server().getHost(),
          e.getClass().getSimpleName());
      return false;
    }
  }

  private void send(MimeMessage message) throws MessagingException {
    String account = mail.server().getUserInfo();
    if (account == null) {
      Transport.send(message);
    } else {
      String[] parts = account.split(":", 2);
      Transport.send(message, parts[0], parts.length == 2 ? parts[1] : "");
    }
  }

  private Properties properties() {
    URI server = mail.server();
    String scheme = server.getScheme();
    var properties = new Properties();
    properties.put("mail.transport.protocol", scheme);
    properties.put("mail.transport.protocol.rfc822", scheme);
    String prefix = "mail." + scheme + ".";
    properties.put(prefix + "host", server.getHost());
    if (server.getPort() > 0) {
      properties.put(prefix + "port", Integer.toString(server.getPort()));
    }
    properties.put(prefix + "auth", Boolean.toString(server.getUserInfo() != null));
    properties.put(prefix + "starttls.enable", "true");
    properties.put(prefix + "starttls.required", Boolean.toString(!Loopback.address(server)));
    properties.put(prefix + "ssl.checkserveridentity", "true");
    properties.put(prefix + "connectiontimeout", PATIENCE_MILLIS);
    properties.put(prefix + "timeout", PATIENCE_MILLIS);
    properties.put(prefix + "writetimeout", PATIENCE_MILLIS);
    return properties;
  }
}
