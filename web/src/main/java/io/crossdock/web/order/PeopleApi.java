package io.crossdock.web.order;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.work.PersonalData;
import io.crossdock.core.port.work.PersonalData.Forgotten;
import io.crossdock.core.view.OrderViews;
import io.crossdock.web.access.Deeds;
import io.crossdock.web.answer.Bodies;
import io.crossdock.web.answer.Refused;
import io.crossdock.web.answer.Show;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** "Forget this person" for scripts. */
@RestController
public class PeopleApi {

  private final OrderViews views;
  private final PersonalData data;

  PeopleApi(OrderViews views, PersonalData data) {
    this.views = views;
    this.data = data;
  }

  /** {@code {"email":"ann@example.com"}} or {@code {"order":"main:42"}}. */
  @PostMapping("/api/v1/people/forget")
  Map<String, Object> forget(
      HttpServletRequest request, @RequestBody(required = false) @Nullable String body) {
    JsonNode json = Bodies.object(body == null ? "" : body, Set.of("email", "order"), Set.of());
    String email = json.path("email").asString("").strip();
    String order = json.path("order").asString("").strip();
    if (email.isEmpty() == order.isEmpty()) {
      throw new Refused(
          400,
          "Whom to forget?",
          List.of("email, order: give one of them, an e-mail address or an order's key."));
    }
    List<OrderKey> orders =
        email.isEmpty()
            ? ForgetPages.orders(data, OrderLookup.one(views, order))
            : data.ordersOf(email);
    if (orders.isEmpty()) {
      throw new Refused(
          404,
          "No such person",
          List.of("email: no order has this address, or its person is forgotten already."));
    }
    Forgotten done = data.forget(orders);
    Deeds.note(request, Show.orders(done.orders()));
    return Map.of("orders", done.orders(), "busy", done.busy());
  }
}
