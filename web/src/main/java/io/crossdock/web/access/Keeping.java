package io.crossdock.web.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Keeps what a request asks for, and its words for the audit log: both or neither. A handler that
 * takes one is itself within no transaction, and asks other systems before it keeps anything: they
 * may take their time, and no transaction waits for them.
 */
public final class Keeping {

  private final Deeds deeds;
  private final HttpServletRequest request;

  private Keeping(Deeds deeds, HttpServletRequest request) {
    this.deeds = deeds;
    this.request = request;
  }

  /**
   * Does it in one transaction.
   *
   * @param work asks no other system
   * @param done whether it was done, and is told
   */
  public <T> T keep(Supplier<T> work, Predicate<T> done) {
    return deeds.keep(request, work, done);
  }

  /** As above, of what is always done. */
  public void keep(Runnable work) {
    keep(
        () -> {
          work.run();
          return true;
        },
        done -> done);
  }

  /** Hands one to every handler that takes it. */
  public record Resolver(Deeds deeds) implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == Keeping.class;
    }

    @Override
    public Keeping resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binders) {
      var asked = request.getNativeRequest(HttpServletRequest.class);
      if (asked == null) {
        throw new IllegalStateException("this is no HTTP request");
      }
      return new Keeping(deeds, asked);
    }
  }
}
