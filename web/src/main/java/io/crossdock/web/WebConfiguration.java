package io.crossdock.web;

import io.crossdock.access.ApiTokens;
import io.crossdock.access.AuditLog;
import io.crossdock.access.Sessions;
import io.crossdock.access.SignInTries;
import io.crossdock.access.Users;
import io.crossdock.core.port.org.Bindings;
import io.crossdock.core.port.org.OrgAdoption;
import io.crossdock.core.port.org.Pins;
import io.crossdock.core.port.settings.Connections;
import io.crossdock.core.port.settings.Settings;
import io.crossdock.core.port.shop.StoreLocales;
import io.crossdock.core.port.work.Adoptions;
import io.crossdock.core.port.work.Gates;
import io.crossdock.core.port.work.SyncAnyway;
import io.crossdock.core.view.DashboardView;
import io.crossdock.core.view.OperationViews;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.OrgView;
import io.crossdock.core.view.QueueView;
import io.crossdock.core.watch.Alarms;
import io.crossdock.core.watch.Audits;
import io.crossdock.core.watch.Backlog;
import io.crossdock.web.access.Access;
import io.crossdock.web.access.Bearer;
import io.crossdock.web.access.Deeds;
import io.crossdock.web.access.FormTokens;
import io.crossdock.web.access.Keeping;
import io.crossdock.web.access.People;
import io.crossdock.web.access.RecordedHandlers;
import io.crossdock.web.access.Refusals;
import io.crossdock.web.answer.ErrorPages;
import io.crossdock.web.answer.Forms;
import io.crossdock.web.answer.Problems;
import io.crossdock.web.answer.Surroundings;
import io.crossdock.web.answer.Templates;
import io.crossdock.web.answer.WebConfig;
import io.crossdock.web.connection.ConnectionPages;
import io.crossdock.web.connection.ConnectionsApi;
import io.crossdock.web.connection.GoingLivePages;
import io.crossdock.web.connection.ModuleApi;
import io.crossdock.web.connection.StatusApi;
import io.crossdock.web.connection.Webhook;
import io.crossdock.web.front.BodyLimit;
import io.crossdock.web.front.Front;
import io.crossdock.web.front.FrontDoor;
import io.crossdock.web.grid.GridPages;
import io.crossdock.web.grid.OrderExport;
import io.crossdock.web.mapping.MappingImport;
import io.crossdock.web.mapping.MappingPages;
import io.crossdock.web.mapping.MappingTrials;
import io.crossdock.web.mapping.MappingsApi;
import io.crossdock.web.mapping.StatusMapPages;
import io.crossdock.web.named.OrderNames;
import io.crossdock.web.named.RecordSearch;
import io.crossdock.web.openapi.KnownParameters;
import io.crossdock.web.openapi.OpenApi;
import io.crossdock.web.options.BackfillPages;
import io.crossdock.web.options.BackfillsApi;
import io.crossdock.web.options.OptionsApi;
import io.crossdock.web.options.SettingsApi;
import io.crossdock.web.options.SettingsPages;
import io.crossdock.web.order.AnewPages;
import io.crossdock.web.order.Chosen;
import io.crossdock.web.order.ForgetPages;
import io.crossdock.web.order.OrderPages;
import io.crossdock.web.order.OrderStatesApi;
import io.crossdock.web.order.OrdersApi;
import io.crossdock.web.order.PeopleApi;
import io.crossdock.web.order.PreviewApi;
import io.crossdock.web.order.SameOrder;
import io.crossdock.web.pin.OrderSalesforce;
import io.crossdock.web.pin.OrderSalesforceApi;
import io.crossdock.web.signin.FirstRun;
import io.crossdock.web.signin.OidcProvider;
import io.crossdock.web.signin.PageAskedFor;
import io.crossdock.web.signin.SignedIn;
import io.crossdock.web.takeover.Adopting;
import io.crossdock.web.takeover.AdoptionPages;
import io.crossdock.web.takeover.AdoptionsApi;
import io.crossdock.web.users.AccountPage;
import io.crossdock.web.users.AuditLogPages;
import io.crossdock.web.users.SetUpPage;
import io.crossdock.web.users.SignInPage;
import io.crossdock.web.users.TokensPage;
import io.crossdock.web.users.UsersApi;
import io.crossdock.web.users.UsersPages;
import io.crossdock.web.watch.AuditsApi;
import io.crossdock.web.watch.DashboardApi;
import io.crossdock.web.watch.DashboardFigures;
import io.crossdock.web.watch.DashboardPages;
import io.crossdock.web.watch.GateTries;
import io.crossdock.web.watch.LogPages;
import io.crossdock.web.watch.QueueApi;
import io.crossdock.web.watch.QueuePages;
import jakarta.servlet.DispatcherType;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Imported by the program, which also provides {@link WebConfig} and the ports. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@Import({
  OpenApi.class,
  OrdersApi.class,
  OrderStatesApi.class,
  ModuleApi.class,
  OptionsApi.class,
  StatusApi.class,
  AuditsApi.class,
  AdoptionsApi.class,
  AdoptionPages.class,
  BackfillsApi.class,
  BackfillPages.class,
  ConnectionsApi.class,
  ConnectionPages.class,
  GoingLivePages.class,
  Webhook.class,
  GridPages.class,
  OrderPages.class,
  OrderNames.class,
  RecordSearch.class,
  OrderExport.class,
  DashboardPages.class,
  DashboardApi.class,
  LogPages.class,
  QueuePages.class,
  QueueApi.class,
  GateTries.class,
  OrderSalesforce.class,
  AnewPages.class,
  SameOrder.class,
  ForgetPages.class,
  PeopleApi.class,
  MappingPages.class,
  MappingTrials.class,
  MappingImport.class,
  MappingsApi.class,
  StatusMapPages.class,
  OrderSalesforceApi.class,
  PreviewApi.class,
  SettingsPages.class,
  SettingsApi.class,
  SetUpPage.class,
  UsersPages.class,
  TokensPage.class,
  AccountPage.class,
  UsersApi.class,
  AuditLogPages.class,
  SignInPage.class,
  ErrorPages.class,
  Problems.class,
  FrontDoor.class
})
public class WebConfiguration {

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  /**
   * How the server keeps sessions; a program that runs this console hands them to Spring. The
   * cookie is for https alone where the request came by https, as a proxy on this machine says.
   */
  public static String[] properties(WebConfig config) {
    return new String[] {
      // longer than ours, so that whoever was away too long is told so
      "server.servlet.session.timeout=" + config.signIn().idle().plusMinutes(5).toMinutes() + "m",
      "server.servlet.session.tracking-modes=cookie",
      "server.servlet.session.cookie.http-only=true",
      "server.servlet.session.cookie.same-site=lax",
      "server.forward-headers-strategy=none",
      "server.tomcat.max-http-form-post-size=" + BodyLimit.MOST,
      "server.tomcat.max-swallow-size=" + BodyLimit.MOST,
      "server.max-http-request-header-size=16KB",
      "server.compression.enabled=true",
      "server.compression.min-response-size=1KB",
      "server.compression.mime-types=text/html,text/css,text/javascript,application/javascript,"
          + "application/json,image/svg+xml,text/csv",
      "spring.web.resources.cache.cachecontrol.max-age=365d", // addresses tell versions: see Assets
      "server.tomcat.connection-timeout=10s",
      "server.tomcat.max-connections=12000",
      "spring.servlet.multipart.enabled=false",
      "server.tomcat.use-relative-redirects=true"
    };
  }

  @Bean
  Front front(WebConfig config) {
    return config.front();
  }

  @Bean
  Templates templates(Gates gates, Connections connections) {
    return new Templates(gates, connections);
  }

  @Bean
  Surroundings surroundings(
      Templates templates,
      WebConfig config,
      InstantSource clock,
      OperationViews operations,
      Settings settings,
      StoreLocales locales) {
    return new Surroundings(templates, config, clock, operations, settings, locales);
  }

  @Bean
  DashboardFigures.Wellbeing wellbeing(
      Backlog backlog, Alarms alarms, Audits audits, Gates gates, Connections connections) {
    return new DashboardFigures.Wellbeing(backlog, alarms, audits, gates, connections);
  }

  @Bean
  DashboardFigures dashboardFigures(
      OrderViews orders,
      QueueView queue,
      DashboardView figures,
      DashboardFigures.Wellbeing wellbeing,
      Settings settings,
      OrgView org) {
    return new DashboardFigures(orders, queue, figures, wellbeing, settings, org);
  }

  @Bean
  Chosen chosen(Pins pins, SyncAnyway anyway, Bindings bindings) {
    return new Chosen(pins, anyway, bindings);
  }

  @Bean
  Adopting adopting(Adoptions adoptions, OrgAdoption org, Connections connections) {
    return new Adopting(adoptions, org, connections);
  }

  @Bean
  Deeds deeds(AuditLog log, InstantSource clock) {
    return new Deeds(log, clock);
  }

  @Bean
  RecordedHandlers recordedHandlers(Deeds deeds) {
    return new RecordedHandlers(deeds);
  }

  @Bean
  WebMvcConfigurer parameters(OpenApi api, Deeds deeds) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new KnownParameters(api)).addPathPatterns("/api/**", "/hooks/**");
      }

      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Forms());
        resolvers.add(new Keeping.Resolver(deeds));
      }
    };
  }

  @Bean
  SignedIn signedIn(
      Users users, Sessions sessions, SignInTries tries, Deeds deeds, InstantSource clock) {
    return new SignedIn(users, sessions, tries, deeds, clock);
  }

  @Bean
  OidcProvider oidcProvider(WebConfig config) {
    return new OidcProvider(config.signIn().oidc());
  }

  @Bean
  PasswordEncoder passwordEncoder() {
    return PasswordEncoderFactories.createDelegatingPasswordEncoder();
  }

  @Bean
  FirstRun firstRun(Users users, PasswordEncoder encoder, InstantSource clock, WebConfig config) {
    return FirstRun.begin(users, encoder, clock, config.signIn().adminPassword());
  }

  @Bean
  UserDetailsService userDetails(Users users) {
    return name -> People.find(users, name);
  }

  /** Machines: each request proves itself, so there is no session to ride on. */
  @Bean
  @Order(1)
  SecurityFilterChain machines(
      HttpSecurity http, WebConfig config, ApiTokens tokens, Deeds deeds, InstantSource clock)
      throws Exception {
    return http.securityMatcher("/api/**", "/hooks/**", "/actuator/**")
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .addFilterBefore(
            new Bearer(config.apiToken(), config.watchToken(), tokens, clock),
            AnonymousAuthenticationFilter.class)
        .authorizeHttpRequests(WebConfiguration::byRole)
        .exceptionHandling(refused ->
            refused
                .authenticationEntryPoint(Refusals.scripts())
                .accessDeniedHandler(Refusals.known(deeds)))
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain people(
      HttpSecurity http, SignedIn signedIn, OidcProvider provider, Deeds deeds, WebConfig config)
      throws Exception {
    if (provider.offered()) {
      signedIn.offer(http, provider);
    }
    var sessions = signedIn.sessions(config.signIn().idle());
    return http.addFilterBefore(signedIn.throttle(), UsernamePasswordAuthenticationFilter.class)
        .addFilterBefore(sessions, AnonymousAuthenticationFilter.class)
        .authorizeHttpRequests(WebConfiguration::byRole)
        .exceptionHandling(refused ->
            refused
                .authenticationEntryPoint(Refusals.people())
                .accessDeniedHandler(Refusals.known(deeds)))
        .requestCache(cache -> cache.requestCache(new PageAskedFor()))
        .formLogin(
            form -> form.loginPage("/sign-in").successHandler(signedIn).failureHandler(signedIn))
        .logout(out ->
            out.logoutUrl("/sign-out").addLogoutHandler(signedIn).logoutSuccessUrl("/sign-in"))
        .headers(headers ->
            headers
                .contentSecurityPolicy(csp -> csp.policyDirectives(POLICY))
                .referrerPolicy(to -> to.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(to -> to.policy(CrossOriginOpenerPolicy.SAME_ORIGIN)))
        .csrf(forms -> forms.csrfTokenRepository(new FormTokens()))
        .build();
  }

  private static void byRole(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          requests) {
    requests
        .dispatcherTypeMatchers(DispatcherType.ERROR)
        .permitAll()
        .anyRequest()
        .access(new Access());
  }
}
