package io.crossdock.core.port.shop;

import java.util.Locale;
import java.util.Map;

/** How the shop's store views write money and countries. Thread-safe. */
@FunctionalInterface
public interface StoreLocales {

  /** By id of the store view, as far as it is known: asks the shop nothing, and answers at once. */
  Map<Integer, Locale> locales();
}
