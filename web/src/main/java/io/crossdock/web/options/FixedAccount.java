package io.crossdock.web.options;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.policy.CustomerOptions;
import io.crossdock.core.policy.Fault;
import io.crossdock.core.policy.OptionChange;
import io.crossdock.core.port.org.Bindings;
import io.crossdock.core.port.settings.Settings;
import java.util.List;
import java.util.Optional;

/** Refuses an Account for all orders that the org does not have, by page and by API. */
record FixedAccount(Bindings org) {

  private static final String KEY = CustomerOptions.FIXED_ACCOUNT.key();

  /** Why nothing is saved; asks the org where such an Account is named. */
  Optional<Settings.Result> unknown(OptionChange change) {
    return change
        .values()
        .getOrDefault(KEY, Optional.empty())
        .filter(id -> id.matches("001[A-Za-z0-9]{12,15}"))
        .filter(this::missing)
        .map(id ->
            new Settings.Result.Refused(
                List.of(
                    new Fault(
                        KEY,
                        "Salesforce has no Account %s, or Crossdock's user may not see it."
                            .formatted(id)))));
  }

  /** Not where the org is away: orders say so then. */
  private boolean missing(String account) {
    try {
      return org.missing(List.of(account)).contains(account);
    } catch (FailedCall e) {
      return false;
    }
  }
}
