package io.crossdock.web.front;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Gives a request that came through a proxy of ours the address and the scheme it had before it.
 * From anybody else {@code X-Forwarded-...} is not looked at; {@code X-Forwarded-Host} never is: a
 * proxy leaves {@code Host} as it is. A valve, since Tomcat decides by the scheme whether its
 * session cookie is for https alone.
 */
public final class ForwardedValve extends ValveBase {

  private final Proxies proxies;

  public ForwardedValve(Proxies proxies) {
    super(true);
    this.proxies = proxies;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    String peer = request.getRemoteAddr();
    if (proxies.trusted(peer)) {
      List<String> hops = Collections.list(request.getHeaders("X-Forwarded-For"));
      String client = proxies.client(peer, hops);
      request.setRemoteAddr(client);
      request.setRemoteHost(client);
      if ("https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"))) {
        request.setSecure(true);
        request.getCoyoteRequest().scheme().setString("https");
        if (request.getServerPort() == 80 || request.getHeader("Host") == null) {
          request.setServerPort(443);
        }
      }
    }
    getNext().invoke(request, response);
  }
}
