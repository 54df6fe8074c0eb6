// The page that is shown and the page that the form says go together.
(function () {
  "use strict";

  const entry = document.querySelector("[data-entry]");
  const chosen = entry && entry.querySelector("select[name$=page]");
  if (!chosen) return;

  chosen.addEventListener("change", function () {
    const address = entry.dataset.pane + "?side=" + chosen.value;
    window.htmx.ajax("GET", address, { target: "#side", swap: "outerHTML" });
  });

  document.body.addEventListener("htmx:afterSettle", function (event) {
    if (event.detail.elt.id !== "side") return;
    const page = event.detail.elt.dataset.page;
    if (Array.from(chosen.options).some(function (one) { return one.value === page; })) chosen.value = page;
  });
})();
