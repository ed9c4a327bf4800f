package io.crossdock.web.front;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads no more of a body than its address can need, whoever sends it: a notice 64 KiB, all else 1
 * MiB. A body that says it is larger is refused before it is read, one that turns out to be while
 * it is; forms are bounded by the server itself ({@code max-http-form-post-size}).
 */
public final class BodyLimit extends OncePerRequestFilter {

  /** Of any body. */
  public static final int MOST = 1024 * 1024;

  private static final int MOST_OF_A_NOTICE = 64 * 1024;

  /** A body that is larger than its address takes. */
  public static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    private final int most;

    TooLarge(int most) {
      super("a request body of more than " + most + " bytes");
      this.most = most;
    }

    public int most() {
      return most;
    }
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    int most = most(request.getRequestURI());
    if (request.getContentLengthLong() > most) {
      response.setHeader("Connection", "close");
      response.sendError(413);
      return;
    }
    chain.doFilter(new Counted(request, response, most), response);
  }

  /** In bytes, of a body that is sent to this path. */
  public static int most(String path) {
    return path.startsWith("/hooks/") ? MOST_OF_A_NOTICE : MOST;
  }

  private static final class Counted extends HttpServletRequestWrapper {
    private final HttpServletResponse response;
    private final int most;

    private Counted(HttpServletRequest request, HttpServletResponse response, int most) {
      super(request);
      this.response = response;
      this.most = most;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new Counting(super.getInputStream(), response, most);
    }

    @Override
    public BufferedReader getReader() throws IOException {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }

  private static final class Counting extends ServletInputStream {
    private final ServletInputStream in;
    private final HttpServletResponse response;
    private final int most;
    private long read;

    private Counting(ServletInputStream in, HttpServletResponse response, int most) {
      this.in = in;
      this.response = response;
      this.most = most;
    }

    @Override
    public int read() throws IOException {
      int one = in.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int some = in.read(into, from, length);
      count(Math.max(0, some));
      return some;
    }

    private void count(int more) throws TooLarge {
      read += more;
      if (read > most) {
        response.setHeader("Connection", "close");
        throw new TooLarge(most);
      }
    }

    @Override
    public boolean isFinished() {
      return in.isFinished();
    }

    @Override
    public boolean isReady() {
      return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      in.setReadListener(listener);
    }
  }
}
