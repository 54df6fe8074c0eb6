// Bring the marked place into view inside the paper's own frame.
(function () {
  "use strict";

  function show() {
    const sheet = document.querySelector(".bb-pane__sheet");
    const mark = sheet && (sheet.querySelector(".bb-pane__mark[width]") || sheet.querySelector(".is-marked"));
    if (!mark || !mark.getClientRects().length) return;
    const at = mark.getBoundingClientRect();
    const table = mark.closest(".bb-lines__grid");
    if (table) table.scrollLeft += at.left - table.getBoundingClientRect().left - table.clientWidth / 3;
    sheet.scrollTop += at.top - sheet.getBoundingClientRect().top - sheet.clientHeight / 3;
  }
  show();
  document.body.addEventListener("htmx:afterSettle", show);
})();
