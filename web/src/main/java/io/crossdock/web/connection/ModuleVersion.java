package io.crossdock.web.connection;

import io.crossdock.core.version.Version;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of the Magento Admin module, and whether it and this Crossdock understand each other:
 * the first number says so.
 *
 * @param text as it was told; empty = it was not
 */
record ModuleVersion(String text) {

  static final String HEADER = "Crossdock-Module";
  static final String FROM = "1.0.0";
  static final String TO = "1.999.999";

  private static final int MAJOR = 1;

  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,3})\\.[0-9]{1,3}\\.[0-9]{1,3}(-[A-Za-z0-9.]{1,20})?");

  /** Empty for what is no version. */
  Optional<String> known() {
    return Optional.of(text).filter(told -> FORM.matcher(told).matches());
  }

  /** One that says nothing is no module. */
  boolean fits() {
    return sentence().isEmpty();
  }

  /** Which side is to be upgraded; empty when both fit. */
  String sentence() {
    if (text.isEmpty()) {
      return "";
    }
    Matcher m = FORM.matcher(text);
    if (!m.matches()) {
      return HEADER + " must be a version such as 1.0.0.";
    }
    int major = Integer.parseInt(m.group(1));
    return major == MAJOR
        ? ""
        : "The module's version %s does not fit Crossdock %s, which needs %s to %s: upgrade %s."
            .formatted(text, Version.OURS, FROM, TO, major < MAJOR ? "the module" : "Crossdock");
  }
}
