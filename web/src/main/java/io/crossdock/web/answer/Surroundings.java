package io.crossdock.web.answer;

import io.crossdock.core.port.settings.Settings;
import io.crossdock.core.port.shop.StoreLocales;
import io.crossdock.core.view.OperationViews;
import io.crossdock.core.view.ShopWords;
import io.crossdock.core.view.StatusLabels;
import java.time.InstantSource;

/** What every page needs besides what it shows. */
public record Surroundings(
    Templates templates,
    WebConfig config,
    InstantSource clock,
    OperationViews operations,
    Settings settings,
    StoreLocales locales) {

  /** The operation that the page was led on with; empty when none of that id was ever begun. */
  public String operation(Form asked) {
    return operations.summary(asked.exact("operation")).map(OperationViews.Summary::id).orElse("");
  }

  /** For one answer. */
  public ShopWords words() {
    var labels = new StatusLabels(settings.read().connection().statusLabels());
    return new ShopWords(labels, locales.locales());
  }
}
