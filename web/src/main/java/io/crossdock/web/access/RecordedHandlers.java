package io.crossdock.web.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/**
 * Puts {@link Deeds} around the methods that answer requests: after the request was read, before
 * its answer is written. So nobody's slow line keeps a transaction open, and nobody is told of what
 * is not kept. A method that asks other systems takes a {@link Keeping} and puts them around what
 * it keeps.
 */
public record RecordedHandlers(Deeds deeds) implements WebMvcRegistrations {

  @Override
  public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
    return new RequestMappingHandlerAdapter() {
      @Override
      protected ServletInvocableHandlerMethod createInvocableHandlerMethod(HandlerMethod method) {
        return new Recorded(method, deeds);
      }
    };
  }

  private static final class Recorded extends ServletInvocableHandlerMethod {
    private final Deeds deeds;

    private Recorded(HandlerMethod method, Deeds deeds) {
      super(method);
      this.deeds = deeds;
    }

    @Override
    protected @Nullable Object doInvoke(@Nullable Object... args) throws Exception {
      return Stream.of(args).anyMatch(Keeping.class::isInstance)
          ? super.doInvoke(args)
          : deeds.carry(request(), () -> super.doInvoke(args));
    }

    private static HttpServletRequest request() {
      return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes())
          .getRequest();
    }
  }
}
