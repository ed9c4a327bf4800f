package io.crossdock.web.connection;

import io.crossdock.core.view.ShopWords;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The newest orders of the shop before Start.
 *
 * @param trouble why the shop or the org can't be read
 * @param operation that a person has just started; empty = none
 * @param link of a record's id
 * @param words of the shop
 */
public record GoingLiveModel(
    List<Foreseen> orders,
    Optional<String> trouble,
    String operation,
    Function<String, String> link,
    ShopWords words) {}
