package io.crossdock.core.connection;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An address as a person pastes it, understood where it has one meaning. Pure.
 *
 * @param url scheme, host, port and the path that belongs to it, without a slash at the end
 * @param said what was left out or made of it; empty when it was typed as it is
 */
public record Address(URI url, String said) {

  private static final int LONGEST = 2_000;

  private static final Pattern PARTS =
      Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]*):)?//([^/?#]*)([^?#]*)(\\?[^#]*)?(#.*)?");

  private static final Pattern HOST =
      Pattern.compile("([a-z0-9]([a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:.]+])(:[0-9]{1,5})?");

  /** Where the shop's own paths begin: whatever stands there is no part of its base address. */
  private static final Pattern SHOP_PATH =
      Pattern.compile("rest|soap|graphql|index\\.php|admin|admin_[a-z0-9_]+|checkout|customer");

  /** A page of the Magento Admin behind its front name. */
  private static final Pattern ADMIN_PAGE =
      Pattern.compile("(.*/[^/]+)/(admin|sales|customer|catalog|adminhtml)/[^/]+/.*key/.*");

  /** The same My Domain under names that are for people. */
  private static final List<String> MY_DOMAIN =
      List.of(".lightning.force.com", ".my.salesforce-setup.com");

  private static final Set<String> FOR_EVERYBODY =
      Set.of("login.salesforce.com", "test.salesforce.com", "www.salesforce.com", "salesforce.com");

  /**
   * The base address of a shop's default store view.
   *
   * @throws IllegalArgumentException with what is wrong, for people
   */
  public static Address shop(String text) {
    Typed typed = typed(text);
    List<String> kept = new ArrayList<>();
    for (String segment : typed.segments()) {
      if (SHOP_PATH.matcher(segment.toLowerCase(Locale.ROOT)).matches()) {
        break;
      }
      kept.add(segment);
    }
    if (!kept.isEmpty() && kept.getLast().endsWith(".html")) {
      throw new IllegalArgumentException(
          "is the address of one page of the shop; give its base address, such as "
              + typed.origin());
    }
    return typed.as(typed.origin() + path(kept));
  }

  /**
   * Where the Magento Admin is.
   *
   * @throws IllegalArgumentException with what is wrong, for people
   */
  public static Address shopAdmin(String text) {
    Typed typed = typed(text);
    String path = path(typed.segments());
    Matcher page = ADMIN_PAGE.matcher(path);
    return typed.as(typed.origin() + (page.matches() ? page.group(1) : path));
  }

  /**
   * An org's My Domain address.
   *
   * @param jwt whether the JWT bearer flow is used, which Salesforce serves at its login host too
   * @throws IllegalArgumentException with what is wrong, for people
   */
  public static Address org(String text, boolean jwt) {
    Typed typed = typed(text, host -> notAnOrgs(host, jwt));
    String host = typed.host();
    for (String shown : MY_DOMAIN) {
      if (host.endsWith(shown)) {
        String own = host.substring(0, host.length() - shown.length()) + ".my.salesforce.com";
        return typed.as("https://" + own);
      }
    }
    return typed.as(typed.origin());
  }

  /** No scheme makes it an org's own. */
  private static void notAnOrgs(String host, boolean jwt) {
    if (FOR_EVERYBODY.contains(host) && !(jwt && host.matches("(login|test)\\..*"))) {
      throw new IllegalArgumentException(
          "\"" + host + "\" is for everybody; " + theMyDomain("give your org's own address"));
    }
    if (host.endsWith(".my.site.com")
        || (host.endsWith(".force.com") && !host.contains(".lightning"))) {
      throw new IllegalArgumentException(
          "\"" + host + "\" is a site of the org; " + theMyDomain("give the org's own address"));
    }
  }

  private static String theMyDomain(String what) {
    return what + ", such as https://acme.my.salesforce.com (Setup > My Domain)";
  }

  private static String path(List<String> segments) {
    return segments.isEmpty() ? "" : "/" + String.join("/", segments);
  }

  /**
   * @param text as typed, without blanks around it
   * @param origin scheme, host and port
   */
  private record Typed(
      String text, String scheme, String origin, String host, List<String> segments) {

    Address as(String understood) {
      try {
        boolean same = text.replaceFirst("/$", "").equals(understood);
        URI url = new URI(understood);
        if (url.getHost() == null) { // a number, which some programs take for an address
          throw none(text);
        }
        return new Address(url, same ? "" : "\"" + text + "\" is taken as " + understood + ".");
      } catch (URISyntaxException e) {
        throw new IllegalArgumentException("\"" + text + "\" is no web address", e);
      }
    }
  }

  private static Typed typed(String pasted) {
    return typed(pasted, host -> {});
  }

  /**
   * @param known refuses a host by its name, whatever else is wrong with the address
   */
  private static Typed typed(String pasted, Consumer<String> known) {
    if (pasted.length() > LONGEST) { // far from it patterns begin to take their time
      throw new IllegalArgumentException("is longer than any address");
    }
    String text = Pasted.text(pasted).replaceFirst("^[\"'<]+", "").replaceFirst("[\"'>]+$", "");
    if (text.matches("(?s).*[\\s\\p{Cntrl}].*")) {
      throw new IllegalArgumentException("has a blank or a line break within; give one address");
    }
    String whole =
        text.contains("//") && text.indexOf("//") <= text.indexOf(":") + 1 ? text : "//" + text;
    Matcher parts = PARTS.matcher(whole);
    if (!parts.matches()) {
      throw none(text);
    }
    if (parts.group(2).contains("@")) {
      throw new IllegalArgumentException(
          "has a user name or password in it, which Crossdock does not send; leave it out");
    }
    String host = host(parts.group(2), text);
    String name = host.replaceFirst(":[0-9]+$", "");
    known.accept(name);
    boolean here = Loopback.host(name);
    String given = parts.group(1);
    String scheme = given == null ? here ? "http" : "https" : given.toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      throw none(text);
    }
    if (given == null && !here && !name.contains(".")) {
      throw none(text);
    }
    if (scheme.equals("http") && !here) {
      throw new IllegalArgumentException(
          "plain http is accepted for this machine only; use https://" + host);
    }
    return new Typed(text, scheme, scheme + "://" + host, name, segments(parts.group(3), text));
  }

  private static List<String> segments(String path, String text) {
    List<String> segments = Stream.of(path.split("/+", -1)).filter(s -> !s.isEmpty()).toList();
    if (segments.contains("..") || segments.contains(".")) {
      throw none(text);
    }
    return segments;
  }

  private static String host(String authority, String text) {
    try {
      String ascii =
          authority.startsWith("[")
              ? authority
              : IDN.toASCII(authority.replaceFirst("\\.?(:[0-9]*)?$", ""))
                  + authority.replaceFirst("^[^:]*", "").replaceFirst("^:$", "");
      String host = ascii.toLowerCase(Locale.ROOT);
      if (HOST.matcher(host).matches()) {
        return host;
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw none(text);
  }

  private static IllegalArgumentException none(String text) {
    // a password may stand before the sign
    return new IllegalArgumentException(
        (text.contains("@") ? "" : "\"" + text + "\" ") + "is no web address");
  }
}
