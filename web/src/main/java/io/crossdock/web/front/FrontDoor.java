package io.crossdock.web.front;

import jakarta.servlet.Filter;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts this room's parts before all others, Spring Security's filters too. */
@Configuration(proxyBeanMethods = false)
public class FrontDoor {

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> whoseAddress(Front front) {
    return server -> server.addEngineValves(new ForwardedValve(front.proxies()));
  }

  /** A host whose pipeline has a valve for errors keeps it and adds none of its own. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> bareErrors(
      ObjectProvider<BareErrors.Words> words) {
    return server ->
        server.addContextCustomizers(context -> {
          if (context.getParent() instanceof StandardHost host) {
            host.getPipeline().addValve(new BareErrors(status -> words.getObject().page(status)));
          }
        });
  }

  @Bean
  FilterRegistrationBean<AllowedHosts> allowedHosts(Front front) {
    return before(new AllowedHosts(front.address()), 0);
  }

  @Bean
  FilterRegistrationBean<BodyLimit> bodyLimit() {
    return before(new BodyLimit(), 1);
  }

  @Bean
  FilterRegistrationBean<OddText> oddText() {
    return before(new OddText(), 2);
  }

  private static <T extends Filter> FilterRegistrationBean<T> before(T filter, int after) {
    var registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + after);
    return registration;
  }
}
