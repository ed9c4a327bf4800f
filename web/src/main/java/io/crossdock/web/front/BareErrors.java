package io.crossdock.web.front;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * In place of the server's own page: what answers a request that the server refuses before any
 * handler, such as one with an address that is too long.
 */
public final class BareErrors extends ErrorReportValve {

  private static final Logger log = LoggerFactory.getLogger(BareErrors.class);

  private final Words words;

  /** The page of a status. */
  public interface Words {
    String page(int status);
  }

  public BareErrors(Words words) {
    this.words = words;
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable cause) {
    boolean said = response.getContentWritten() > 0 || !response.setErrorReported();
    if (response.getStatus() < 400 || said) {
      return;
    }
    try {
      response.setContentType("text/html");
      response.setCharacterEncoding(StandardCharsets.UTF_8);
      Writer writer = response.getReporter();
      if (writer != null) {
        writer.write(words.page(response.getStatus()));
        response.finishResponse();
      }
    } catch (IOException e) {
      log.debug("whoever asked has hung up", e);
    }
  }
}
