package io.crossdock.core.policy;

import io.crossdock.core.order.EmailAddress;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Addresses that several people use.
 *
 * @param entries folded: an address; {@code @} and a domain, for all addresses of it and of the
 *     domains below it; {@code *} for any characters
 */
public record SharedEmails(Set<String> entries) {

  /** With a plus tag or without is the same mailbox. */
  public boolean lists(EmailAddress email) {
    String folded = email.folded();
    return entries.contains(folded)
        || entries.contains(email.untagged())
        || domain(folded)
        || entries.stream().anyMatch(entry -> entry.contains("*") && matches(entry, folded));
  }

  private boolean domain(String folded) {
    String domain = folded.substring(folded.lastIndexOf('@') + 1);
    while (!entries.contains("@" + domain)) {
      int dot = domain.indexOf('.');
      if (dot < 0) {
        return false;
      }
      domain = domain.substring(dot + 1);
    }
    return true;
  }

  private static boolean matches(String entry, String folded) {
    return Pattern.matches(Pattern.quote(entry).replace("*", "\\E.*\\Q"), folded);
  }
}
