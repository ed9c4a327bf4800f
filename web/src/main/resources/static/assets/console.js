"use strict";
// Ticked orders survive paging; menus close on Escape and on a click elsewhere.
(() => {
  const form = document.querySelector("[data-ticks]");
  if (form) {
    const boxes = [...document.querySelectorAll("input[name=order][form=mass]")];
    const ticked = new Set(JSON.parse(sessionStorage.getItem("ticked") || "[]"));
    const all = document.querySelector("[data-tick-all]");
    const said = form.querySelector("[data-ticked]");
    const show = () => {
      boxes.forEach((b) => { b.checked = ticked.has(b.value); });
      all.checked = boxes.length > 0 && boxes.every((b) => b.checked);
      said.textContent = ticked.size ? ticked.size + " ticked" : "";
      sessionStorage.setItem("ticked", JSON.stringify([...ticked]));
    };
    const tick = (b, on) => (on ? ticked.add(b.value) : ticked.delete(b.value));
    boxes.forEach((b) => b.addEventListener("change", () => { tick(b, b.checked); show(); }));
    all.addEventListener("change", () => { boxes.forEach((b) => tick(b, all.checked)); show(); });
    form.addEventListener("submit", () => {
      const here = new Set(boxes.map((b) => b.value));
      [...ticked].filter((key) => !here.has(key)).forEach((key) => {
        const input = document.createElement("input");
        Object.assign(input, { type: "hidden", name: "order", value: key });
        form.append(input);
      });
      sessionStorage.removeItem("ticked");
    });
    show();
  }
  const close = (except) => document.querySelectorAll("details.menu[open]").forEach((m) => { if (m !== except) { m.open = false; } });
  document.addEventListener("click", (e) => close(e.target.closest("details.menu")));
  document.addEventListener("keydown", (e) => {
    if (e.key !== "Escape") { return; }
    const inside = document.activeElement.closest("details.menu[open]");
    if (inside) { inside.querySelector("summary").focus(); }
    close(null);
  });
})();

// Times in the zone of whoever looks; the title keeps UTC. Each time that comes in is written once.
(() => {
  const day = new Intl.DateTimeFormat("en-US", { year: "numeric", month: "short", day: "numeric" });
  const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit", timeZoneName: "short" });
  const write = (t) => {
    const at = new Date(t.dateTime);
    t.dataset.local = "";
    t.children[0].textContent = day.format(at);
    t.children[1].textContent = clock.format(at);
  };
  const local = (part) => part.querySelectorAll("time.when:not([data-local])").forEach(write);
  local(document);
  new MutationObserver((all) => all.forEach((change) => local(change.target)))
    .observe(document.body, { childList: true, subtree: true });
})();

// Unsaved changes are not lost by accident, but what is never saved may be; a website's own value is typed once "Use Default" is unticked.
(() => {
  const form = document.querySelector("form[data-guard]");
  if (!form) { return; }
  let changed = Boolean(form.dataset.unsaved || form.querySelector(".ask, .fault"));
  form.addEventListener("input", (e) => { changed = changed || !e.target.matches("[data-aside]"); });
  form.addEventListener("submit", () => { changed = false; });
  form.querySelectorAll("[data-inherit]").forEach((box) => box.addEventListener("change", () => {
    document.getElementById(box.dataset.inherit).disabled = box.checked;
  }));
  window.addEventListener("beforeunload", (e) => { if (changed) { e.preventDefault(); } });
})();

// A console that begins anew is waited for; the one that ends still answers for a moment, or longer when it is busy.
(() => {
  const { then, began } = document.body.dataset;
  if (!then) { return; }
  history.replaceState(null, "", then); // also for whoever reloads
  const again = () => setTimeout(look, 1000);
  const look = () => fetch(then, { signal: AbortSignal.timeout(5000) })
    .then((answer) => answer.text().then((page) => answer.ok && !page.includes(began)))
    .then((anew) => { if (anew) { location.assign(then); } else { again(); } }, again);
  again();
})();

// Field Mapping: a value of the order is picked into the expression one was in; a file into its text.
(() => {
  let last = null;
  const fields = () => [...document.querySelectorAll("[data-expression]:not(:disabled)")];
  document.addEventListener("focusin", (e) => { if (e.target.matches("[data-expression]")) { last = e.target; } });
  document.addEventListener("click", (e) => {
    const picked = e.target.closest("[data-path]");
    const into = last || fields().find((f) => !f.value);
    if (!picked || !into) { return; }
    into.setRangeText(picked.dataset.path, into.selectionStart, into.selectionEnd, "end");
    into.focus();
    into.dispatchEvent(new Event("input", { bubbles: true }));
    into.dispatchEvent(new Event("change", { bubbles: true }));
  });
  document.addEventListener("input", (e) => {
    if (!e.target.dataset.find) { return; }
    const wanted = e.target.value.toLowerCase();
    document.querySelectorAll("#" + e.target.dataset.find + " li").forEach((li) => {
      li.hidden = !li.textContent.toLowerCase().includes(wanted);
    });
  });
  document.addEventListener("change", (e) => {
    if (e.target.dataset.into && e.target.files.length) {
      e.target.files[0].text().then((text) => { document.getElementById(e.target.dataset.into).value = text; });
    }
  });
})();

// Parts that refresh themselves: a session that is over leads to the sign-in, and figures that grow old say so.
(() => {
  const main = document.getElementById("main");
  if (!main) { return; }
  let said = null;
  const last = new Map();
  // Of the grid come the parts of the rows that changed: a few a frame, so that the page can be used meanwhile.
  let parts = [];
  const take = () => {
    parts.splice(0, 100).forEach((part) => {
      const old = document.getElementById(part.id);
      if (old && !old.isEqualNode(part)) { old.replaceWith(part); }
    });
    if (parts.length) { requestAnimationFrame(take); } else { tell(); }
  };
  // "Done" is said when the rest of the page has followed: never beside a row that still shows the clock.
  let done = "";
  const following = new Set();
  const tell = () => requestAnimationFrame(() => {
    const progress = document.getElementById("operation");
    if (done && !following.size && !parts.length && progress) { progress.outerHTML = done; done = ""; }
  });
  document.addEventListener("htmx:beforeSend", (e) => { if (e.detail.elt.matches("#now, #timeline, [data-parts]")) { following.add(e.detail.xhr); } });
  document.addEventListener("htmx:afterRequest", (e) => { following.delete(e.detail.xhr); tell(); });
  document.addEventListener("htmx:beforeSwap", (e) => {
    const { elt, pathInfo, xhr } = e.detail;
    if (new URL(xhr.responseURL, location.href).pathname === "/sign-in") {
      e.detail.shouldSwap = false;
      location.reload();
    } else if (elt.id === "operation" && xhr.getResponseHeader("HX-Trigger")) {
      e.detail.shouldSwap = false;
      done = xhr.responseText;
    } else if (elt.matches("[data-parts]")) {
      e.detail.shouldSwap = false;
      if (!parts.length) { requestAnimationFrame(take); }
      parts.push(...new DOMParser().parseFromString(xhr.responseText, "text/html").body.children);
    } else if ((elt.getAttribute("hx-trigger") || "").startsWith("every")) { // what is as before stays, and keeps its focus
      const now = xhr.responseText.replace(/(name="_csrf" value=)"[^"]*"/g, "$1"); // another text each time, as good as the last
      e.detail.shouldSwap = e.detail.shouldSwap && last.get(pathInfo.requestPath) !== now;
      last.set(pathInfo.requestPath, now);
    }
  });
  const stale = () => {
    if (said) { return; }
    said = document.createElement("p");
    said.className = "alert alert-warning";
    said.setAttribute("role", "status");
    said.textContent = "Crossdock does not answer just now. What you see is from " + new Date().toLocaleTimeString("en-GB") + "; this page goes on by itself when it does.";
    main.querySelector("header").after(said);
  };
  ["htmx:responseError", "htmx:sendError", "htmx:timeout"].forEach((e) => document.addEventListener(e, stale));
  document.addEventListener("htmx:afterRequest", (e) => { if (e.detail.successful && said) { said.remove(); said = null; } });
})();

// What an answer brings along for elsewhere does not replace a field that somebody types in.
document.addEventListener("htmx:oobBeforeSwap", (e) => {
  const field = e.detail.target;
  if (field.defaultValue !== undefined && field.value !== field.defaultValue) { e.detail.shouldSwap = false; }
});

// A record found by its name goes into its field.
document.addEventListener("click", (e) => {
  const picked = e.target.closest("[data-pick]");
  if (!picked) { return; }
  const field = document.getElementById(picked.dataset.pick);
  field.value = picked.dataset.id;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
});
