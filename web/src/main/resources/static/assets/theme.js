"use strict";
(() => {
  const wanted = () => localStorage.getItem("theme") || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  const apply = () => document.documentElement.setAttribute("data-bs-theme", wanted());
  apply();
  document.documentElement.classList.add("scripted");
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", apply);
  document.addEventListener("click", (e) => {
    if (e.target.closest("[data-theme-switch]")) {
      localStorage.setItem("theme", wanted() === "dark" ? "light" : "dark");
      apply();
    }
  });
})();
