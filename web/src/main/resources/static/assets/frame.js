"use strict";
// The menu on a phone.
(() => {
  const button = document.querySelector(".menu-button");
  if (!button) { return; }
  const side = button.closest(".side");
  const open = (on) => { side.classList.toggle("open", on); button.setAttribute("aria-expanded", String(on)); };
  button.addEventListener("click", () => open(!side.classList.contains("open")));
  side.addEventListener("keydown", (e) => { if (e.key === "Escape" && side.classList.contains("open")) { open(false); button.focus(); } });
})();

// A refused form: the first field that is wrong has the focus, and each line on top leads to its field.
(() => {
  const lead = (at) => {
    if (!at) { return; }
    at.scrollIntoView({ block: "center" });
    at.focus({ preventScroll: true });
  };
  document.addEventListener("click", (e) => {
    const link = e.target.closest(".faults a");
    if (!link) { return; }
    const id = decodeURIComponent(link.hash.slice(1));
    e.preventDefault();
    lead(document.querySelector(`[aria-describedby~="${id}"]`) || document.getElementById(id));
  });
  const summary = document.getElementById("faults");
  if (summary) { lead(document.querySelector("main [aria-invalid=true]:not(:disabled)") || summary); }
})();

// Options: those that another one makes pointless are out of sight, but for one that is wrong; a search leads to each.
(() => {
  const value = (of) => (of.type === "checkbox" ? (of.checked ? "yes" : "no") : of.value);
  const dependent = [...document.querySelectorAll(".option[data-on]")];
  const show = () => dependent.forEach((option) => {
    const on = document.getElementById(option.dataset.on);
    option.hidden = value(on) !== option.dataset.value && !option.matches(":target") && !option.querySelector("[aria-invalid=true]");
  });
  if (dependent.length) { show(); document.addEventListener("change", show); window.addEventListener("hashchange", show); }
  const search = document.getElementById("find-option");
  if (!search) { return; }
  const found = document.querySelectorAll("#found-options li");
  const narrow = () => found.forEach((li) => { li.hidden = li.hidden || !search.value.trim(); });
  search.addEventListener("input", () => setTimeout(narrow));
  search.addEventListener("keydown", (e) => {
    const first = [...found].find((li) => !li.hidden);
    if (e.key === "Enter" && first) { e.preventDefault(); first.querySelector("a").click(); }
  });
})();

// Connections: the fields of the way to sign in that is chosen, and those of another that are wrong.
(() => {
  const show = () => document.querySelectorAll("[data-way]:checked").forEach((chosen) => {
    chosen.closest(".card").querySelectorAll(".way").forEach((way) => {
      way.hidden = way.dataset.of !== chosen.value && !way.querySelector("[aria-invalid=true]");
    });
  });
  show();
  document.addEventListener("change", (e) => { if (e.target.matches("[data-way]")) { show(); } });
  document.addEventListener("click", (e) => {
    const button = e.target.closest("[data-copy]");
    if (!button) { return; }
    const said = button.querySelector("span");
    navigator.clipboard.writeText(button.dataset.copy).then(
      () => { said.textContent = "Copied"; },
      () => { getSelection().selectAllChildren(button.previousElementSibling); said.textContent = "Press Ctrl+C"; });
  });
})();
