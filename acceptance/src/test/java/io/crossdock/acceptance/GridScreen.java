package io.crossdock.acceptance;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.math.BigDecimal;
import java.util.List;

/** The orders grid as it is on somebody's screen, and what its page is asked to do in a test. */
record GridScreen(Staff staff) {

  static final LocatorAssertions.IsInViewportOptions IN_FULL =
      new LocatorAssertions.IsInViewportOptions().setRatio(1);

  static final String SIDEWAYS = "() => document.documentElement.scrollWidth > innerWidth";

  static final String LONG_NAMES =
      """
      () => document.querySelectorAll(".cut").forEach((name, i) => {
        name.textContent = i % 2 ? "W".repeat(64) : "Maximiliane Wolkenstein-Trostburg ".repeat(3);
      })
      """;

  /** The cells of the first row and the head whose text goes on beside them. */
  static final String LAID_OVER =
      """
      () => [...document.querySelectorAll(".orders th, .orders tbody tr:first-child td")]
        .filter((cell) => cell.scrollWidth > cell.clientWidth + 1 && !cell.querySelector("details"))
        .map((cell) => cell.textContent.trim()).join()
      """;

  static final Locator.DragToOptions TO_ITS_LEFT =
      new Locator.DragToOptions().setTargetPosition(4, 10);

  static final String COUNT =
      """
      () => {
        const seen = { sent: [], rows: new Set(), most: 0, times: 0, texts: 0 };
        window.seen = seen;
        document.addEventListener("htmx:beforeSwap", (e) => {
          seen.sent.push(e.detail.xhr.responseText.split('id="mark-').length - 1);
        });
        new MutationObserver((all) => {
          const rows = new Set();
          all.forEach(({ target, addedNodes }) => {
            if (target.closest("time")) { seen.texts++; return; }
            addedNodes.forEach((part) => { seen.times += part.querySelectorAll("time").length; });
            rows.add(target.closest("tr").querySelector("[name=order]").value);
          });
          rows.forEach((row) => seen.rows.add(row));
          seen.most = Math.max(seen.most, rows.size);
        }).observe(document.querySelector("tbody"), { childList: true, subtree: true });
      }
      """;

  /** What is not replaced stays old. */
  static final String AGE =
      """
      () => document.querySelectorAll("td .mark").forEach((m) => m.classList.add("old"))
      """;

  static final String WATCH =
      """
      () => {
        window.refreshes = 0;
        document.addEventListener("htmx:afterRequest", () => { window.refreshes++; });
      }
      """;

  Locator menu(String name) {
    return staff.page().locator("summary", new Page.LocatorOptions().setHasText(name));
  }

  Locator column(String name) {
    return staff.page().getByRole(AriaRole.COLUMNHEADER, named(name));
  }

  static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  /** The first filter in use. */
  Locator inUse() {
    return staff.page().locator(".chips li").first();
  }

  Locator purchasePoint() {
    return staff.page().getByRole(AriaRole.COMBOBOX, named("Purchase Point"));
  }

  Locator headings() {
    return staff.page().locator("thead th");
  }

  String tickFirst() {
    Locator row = staff.page().locator("tbody tr").first();
    row.getByRole(AriaRole.CHECKBOX).check();
    return row.locator("td").nth(1).locator("a").first().textContent();
  }

  /** What the column "Grand Total (Base)" shows. */
  List<BigDecimal> totals() {
    return staff.page().locator("tbody .c-base-total").allInnerTexts().stream()
        .map(text -> new BigDecimal(text.replaceAll("[^0-9.]", "")))
        .toList();
  }

  /** The orders on screen, from the top. */
  long[] shown() {
    return staff.page().locator("input[name=order][form=mass]").all().stream()
        .mapToLong(box -> Long.parseLong(box.getAttribute("value").replace("main:", "")))
        .toArray();
  }
}
