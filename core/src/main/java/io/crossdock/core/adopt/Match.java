package io.crossdock.core.adopt;

/** Whose a record of the org is, by its number alone. */
public sealed interface Match {

  /** It belongs to one thing of the shop. */
  record One(ShopThing thing) implements Match {}

  /** The shop has nothing of this number. */
  record None(String sentence) implements Match {}

  /** Other records have the same number, and this one is not taken. */
  record Several(ShopThing thing, String sentence) implements Match {}

  /** It can't be told whose it is, or something stands against it. */
  record Conflict(String code, String sentence) implements Match {}
}
