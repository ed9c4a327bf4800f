"use strict";
// Keys: Ctrl-K or ⌘K jumps to an order by its number, from every page; "?" lists the keys of the page; rows of the grid are
// walked, ticked and sent. Single keys can be switched off by whoever speaks to the computer or strikes them by accident.
(() => {
  if (!document.querySelector("nav.side")) { return; }
  const OFF = "keys-off";
  const mac = /Mac|iP/.test(navigator.platform);
  const rows = () => [...document.querySelectorAll(".orders tbody tr:has(.c-number)")];
  const LIST = [
    [mac ? "⌘ K" : "Ctrl K", "Jump to an order by its number"],
    ["?", "Show this list"],
    ...(rows().length ? [
      ["j", "Next order"], ["k", "Previous order"], ["Enter", "Open the order"], ["x", "Tick or untick the order"],
      ["s", "Sync with Salesforce: the ticked orders, else this one"], ["/", "Search"]] : []),
  ];
  const made = (tag, text, more = {}) => Object.assign(document.createElement(tag), { textContent: text }, more);
  const dialog = (title, ...parts) => {
    const d = made("dialog", "", { className: "card keys" });
    d.setAttribute("aria-label", title);
    d.append(made("h2", title), ...parts);
    document.body.append(d);
    d.addEventListener("close", () => d.remove());
    d.addEventListener("click", (e) => { if (e.target === d) { d.close(); } });
    d.showModal();
    return d;
  };
  const close = () => {
    const form = made("form", "", { method: "dialog", className: "buttons" });
    form.append(made("button", "Close", { className: "btn" }));
    return form;
  };
  const jump = () => {
    const form = made("form", "", { action: "/orders/jump" });
    const field = made("input", "", { name: "number", className: "form-control", required: true, autocomplete: "off", placeholder: "000000042, or 42" });
    field.setAttribute("aria-label", "Order number");
    form.append(field, made("button", "Open", { className: "btn btn-primary" }));
    dialog("Jump to an order", form);
    field.focus();
  };
  const list = () => {
    const keys = document.createElement("dl");
    LIST.forEach(([key, what]) => {
      const dt = document.createElement("dt");
      dt.append(made("kbd", key));
      keys.append(dt, made("dd", what));
    });
    const box = made("input", "", { type: "checkbox", checked: localStorage.getItem(OFF) !== "1" });
    box.addEventListener("change", () => localStorage.setItem(OFF, box.checked ? "0" : "1"));
    const label = made("label", "");
    label.append(box, " Single keys work");
    dialog("Keys", keys, label, close());
  };
  const at = () => document.querySelector(".orders tr.at");
  const go = (row) => {
    if (!row) { return; }
    at()?.classList.remove("at");
    row.classList.add("at");
    row.querySelector(".c-number a").focus({ preventScroll: true });
    row.scrollIntoView({ block: "center" });
  };
  const step = (by) => {
    const all = rows();
    go(all[Math.min(all.length - 1, Math.max(0, all.indexOf(at()) + by))]);
  };
  const send = () => {
    const ticked = document.querySelector("[name=order][form=mass]:checked");
    const row = at()?.querySelector("[form=one]");
    const mass = document.querySelector("#mass .menu button");
    if (ticked && mass) { mass.form.requestSubmit(mass); } else if (row) { row.form.requestSubmit(row); }
  };
  const single = {
    "?": list,
    j: () => step(1),
    k: () => step(-1),
    x: () => at()?.querySelector("[name=order]").click(),
    s: send,
    "/": () => document.querySelector("[name=q][type=search]")?.focus(),
  };
  document.addEventListener("keydown", (e) => {
    if (document.querySelector("dialog[open]")) { return; }
    if ((e.ctrlKey || e.metaKey) && !e.altKey && e.key.toLowerCase() === "k") { e.preventDefault(); jump(); return; }
    const typing = e.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (e.ctrlKey || e.metaKey || e.altKey || typing || localStorage.getItem(OFF) === "1" && e.key !== "?") { return; }
    if (Object.hasOwn(single, e.key)) { e.preventDefault(); single[e.key](); }
  });
  document.addEventListener("click", (e) => { if (e.target.closest("[data-keys]")) { list(); } });
})();
