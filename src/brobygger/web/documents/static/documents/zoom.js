// The paper's page, smaller and larger, by buttons and keys. What is marked stays in view.
(function () {
  "use strict";

  const PERCENT = ["", "100 %", "150 %", "200 %", "280 %"];
  // A page as wide as a phone cannot be read.
  let zoom = window.matchMedia("(max-width: 575px)").matches ? 3 : 1;

  function sheet() { return document.querySelector("#side .bb-pane__sheet"); }

  function centre(inside, at, how) {
    const frame = inside.getBoundingClientRect();
    const down = at.top - frame.top + inside.scrollTop;
    const along = at.left - frame.left + inside.scrollLeft;
    // What is wider than the frame is shown from where it begins.
    inside.scrollTo({
      top: Math.max(0, down - Math.max(0, (inside.clientHeight - at.height) / 2)),
      left: Math.max(0, along - Math.max(12, (inside.clientWidth - at.width) / 2)),
      behavior: how || "auto",
    });
  }

  function showZoom() {
    const side = document.getElementById("side");
    for (let step = 2; step <= 4; step += 1) side.classList.toggle("bb-pane--" + step, step === zoom);
    const percent = side.querySelector("[data-zoom-percent]");
    if (percent) percent.textContent = PERCENT[zoom];
    side.querySelectorAll("[data-zoom]").forEach(function (button) {
      const at = zoom + Number(button.dataset.zoom);
      button.setAttribute("aria-disabled", String(at < 1 || at > 4));
    });
  }

  // The marked place stays in view; without one the middle of what is seen does.
  function zoomTo(step) {
    const inside = sheet();
    if (!inside) return;
    const middle = [
      (inside.scrollLeft + inside.clientWidth / 2) / inside.scrollWidth,
      (inside.scrollTop + inside.clientHeight / 2) / inside.scrollHeight,
    ];
    zoom = Math.min(4, Math.max(1, step));
    showZoom();
    const mark = inside.querySelector(".bb-pane__mark[width]") || inside.querySelector(".is-marked");
    if (mark && mark.getClientRects().length) {
      centre(inside, mark.getBoundingClientRect(), "instant");
    } else {
      inside.scrollTo({
        left: middle[0] * inside.scrollWidth - inside.clientWidth / 2,
        top: middle[1] * inside.scrollHeight - inside.clientHeight / 2,
        behavior: "instant",
      });
    }
  }

  function off() {
    try { return window.localStorage.getItem("brobygger-keys-off") === "1"; } catch (_) { return false; }
  }

  document.addEventListener("click", function (event) {
    const button = event.target.closest("[data-zoom]");
    if (button) zoomTo(zoom + Number(button.dataset.zoom));
  });

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || off()) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.closest("dialog")) return;
    const by = { "+": 1, "-": -1 }[event.key];
    if (!by && event.key !== "0") return;
    event.preventDefault();
    zoomTo(by ? zoom + by : 1);
  });

  document.body.addEventListener("htmx:afterSettle", function (event) {
    if (event.detail.elt.id === "side") showZoom();
  });

  window.brobyggerPaper = { centre: centre };
  if (sheet()) showZoom();
})();
