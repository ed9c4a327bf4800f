"use strict";
// The head of the table stays below the tools, however many lines they take.
(() => {
  const bar = document.querySelector(".grid-bar");
  new ResizeObserver(() => document.documentElement.style.setProperty("--bar", bar.offsetHeight + "px")).observe(bar);
})();

// Columns: moved by dragging a heading, or by the arrows of the menu "Columns"; the form keeps them.
(() => {
  const form = document.getElementById("columns");
  if (!form) { return; }
  const item = (code) => form.querySelector('[value="' + code + '"]').closest("li");
  form.addEventListener("click", (e) => {
    const move = e.target.closest("[data-move]");
    if (!move) { return; }
    const li = move.closest("li");
    if (move.dataset.move === "-1") { li.previousElementSibling?.before(li); } else { li.nextElementSibling?.after(li); }
    move.focus();
  });
  const head = document.querySelector(".orders thead");
  const none = () => head.querySelectorAll(".over,.after").forEach((th) => th.classList.remove("over", "after"));
  let dragged = null;
  head.addEventListener("dragstart", (e) => {
    dragged = e.target.closest("[data-column]");
    if (dragged) { e.dataTransfer.effectAllowed = "move"; }
  });
  const behind = (th, e) => e.clientX > th.getBoundingClientRect().left + th.offsetWidth / 2;
  head.addEventListener("dragover", (e) => {
    const th = e.target.closest("[data-column]");
    none();
    if (!dragged || !th || th === dragged) { return; }
    e.preventDefault();
    th.classList.add(behind(th, e) ? "after" : "over");
  });
  head.addEventListener("dragend", () => { none(); dragged = null; });
  head.addEventListener("drop", (e) => {
    const th = e.target.closest("[data-column]");
    if (!dragged || !th || th === dragged) { return; }
    e.preventDefault();
    item(th.dataset.column)[behind(th, e) ? "after" : "before"](item(dragged.dataset.column));
    form.requestSubmit();
  });
})();
