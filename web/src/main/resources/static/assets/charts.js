"use strict";
// Draws the Dashboard's charts from /dashboard/hours, in the colours of the theme; the table has the same figures.
(() => {
  const figures = [...document.querySelectorAll("[data-chart]")];
  if (!figures.length || !window.uPlot) { return; }
  let hours = [];
  let drawn = [];
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const bars = (side) => uPlot.paths.bars({ size: [0.4, 28], align: side, gap: 1 });
  // A day before: a thin line above the bars of the same hour.
  const earlier = (label) => ({ label, stroke: colour("--before"), width: 2, dash: [4, 4], points: { show: false }, value: number });
  const axis = () => ({ stroke: getComputedStyle(document.body).color, grid: { stroke: colour("--line"), width: 1 }, ticks: { stroke: colour("--line"), width: 1 } });
  // Where there was nothing no bar is drawn, but the legend says 0.
  const number = (u, v, series, i) => (i === null ? "–" : (v ?? 0).toLocaleString("en-US"));
  const some = (row, i, rows) => hours.map((h) => row(h) || (i === rows.length - 1 ? 0 : null));
  const clock = (v) => new Date(v * 1000).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  const day = (v) => new Date(v * 1000).toLocaleDateString("en-US", { month: "short", day: "numeric" });
  const kinds = {
    orders: () => ({ rows: [(h) => h.sent, (h) => h.failed, (h) => h.dayBefore.sent], series: [
      { label: "Sent", stroke: colour("--ok"), fill: colour("--ok"), paths: bars(-1), points: { show: false }, value: number },
      { label: "Failed", stroke: colour("--bad"), fill: colour("--bad"), paths: bars(1), points: { show: false }, value: number },
      earlier("Sent a day before") ] }),
    calls: () => ({ rows: [(h) => h.calls, (h) => h.dayBefore.calls], series: [
      { label: "API calls", stroke: colour("--chart"), fill: colour("--chart"), paths: bars(0), points: { show: false }, value: number },
      earlier("A day before") ] }),
  };
  const draw = () => {
    drawn.forEach((u) => u.destroy());
    const xs = hours.map((h) => Date.parse(h.from) / 1000);
    drawn = figures.map((figure) => {
      const box = figure.querySelector(".chart");
      const kind = kinds[figure.dataset.chart]();
      const most = Math.max(4, ...kind.rows.flatMap((row) => hours.map(row)));
      return new uPlot({
        width: box.clientWidth, height: 220,
        cursor: { drag: { x: false, y: false } },
        scales: { x: { range: [xs[0] - 2400, xs[xs.length - 1] + 2400] }, y: { range: [0, most * 1.1] } },
        axes: [{ ...axis(), border: { show: true, stroke: colour("--base"), width: 1 }, values: (u, vs) => vs.map((v, i) => (i === 0 || clock(v) === "00:00" ? clock(v) + "\n" + day(v) : clock(v))) }, { ...axis(), size: 60, values: (u, vs) => vs.map((v) => (Number.isInteger(v) ? v.toLocaleString("en-US") : "")) }],
        series: [{ label: "Hour from", value: (u, v) => (v === null ? "–" : clock(v)) }, ...kind.series],
      }, [xs, ...kind.rows.map(some)], box);
    });
  };
  const load = () => fetch("/dashboard/hours", { headers: { Accept: "application/json" } })
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.status))))
    .then((read) => { hours = read; draw(); })
    .catch(() => { if (!hours.length) { figures.forEach((f) => { f.querySelector(".chart").textContent = "The figures could not be read. The table below has those of the page."; }); } });
  new MutationObserver(() => hours.length && draw()).observe(document.documentElement, { attributes: true, attributeFilter: ["data-bs-theme"] });
  let width = window.innerWidth;
  window.addEventListener("resize", () => { if (hours.length && window.innerWidth !== width) { width = window.innerWidth; draw(); } });
  load();
  setInterval(load, 60000);
})();
