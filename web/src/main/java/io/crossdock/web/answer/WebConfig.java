package io.crossdock.web.answer;

import io.crossdock.core.order.OrderKey;
import io.crossdock.web.front.Front;
import io.crossdock.web.signin.Oidc;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the web part is told at the start; prints no secret.
 *
 * @param apiToken an admin's; empty = only stored tokens open the API
 * @param watchToken opens health and metrics, nothing else; empty = stored tokens open them
 * @param webhookSecret empty = the webhook answers nobody
 * @param recordLink the address of a Salesforce record for people, by its id
 * @param shopAdmin the address of the Magento Admin, without a slash at its end
 * @param front what stands before the console
 */
public record WebConfig(
    String connection,
    SignIn signIn,
    Optional<String> apiToken,
    Optional<String> watchToken,
    Optional<String> webhookSecret,
    Function<String, String> recordLink,
    Optional<String> shopAdmin,
    Front front) {

  /**
   * How people get in.
   *
   * @param adminPassword of the user {@code admin} that is made when there is no user; empty = the
   *     first admin is made in the console
   * @param idle a session that is left alone for so long ends
   * @param oidc a provider, besides passwords
   */
  public record SignIn(Optional<String> adminPassword, Duration idle, Optional<Oidc> oidc) {
    @Override
    public String toString() {
      return "SignIn[" + idle + "]";
    }
  }

  /** The order's page in the Magento Admin; empty where its address is not known. */
  public String shopLink(OrderKey order) {
    return shopAdmin.map(at -> at + "/sales/order/view/order_id/" + order.entityId()).orElse("");
  }

  @Override
  public String toString() {
    return "WebConfig[" + connection + "]";
  }
}
