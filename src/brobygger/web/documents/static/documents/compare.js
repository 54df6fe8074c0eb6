// From difference to difference by the keys n and p; the links of each do the same without script.
(function () {
  "use strict";

  const all = Array.from(document.querySelectorAll("[data-differs]"));
  if (!all.length) return;

  function off() {
    try { return window.localStorage.getItem("brobygger-keys-off") === "1"; } catch (_) { return false; }
  }

  function at() {
    const held = document.activeElement && document.activeElement.closest("[data-differs]");
    if (held) return all.indexOf(held);
    return all.findIndex(function (one) { return "#" + one.id === window.location.hash; });
  }

  function go(to) {
    if (!to) return;
    to.focus({ preventScroll: true });
    to.scrollIntoView({ block: "start" });
  }

  document.addEventListener("click", function (event) {
    const link = event.target.closest("[data-differs-to]");
    if (!link) return;
    event.preventDefault();
    go(all[all.indexOf(link.closest("[data-differs]")) + Number(link.dataset.differsTo)]);
  });

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || off()) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.closest("dialog")) return;
    const key = event.key.toLowerCase();
    if (key !== "n" && key !== "p") return;
    event.preventDefault();
    go(all[at() + (key === "n" ? 1 : -1)]);
  });
})();
