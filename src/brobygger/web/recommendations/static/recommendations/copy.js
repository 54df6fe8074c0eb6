// Copies the link of a handover. Without script a click in its field marks all of it.
(function () {
  "use strict";
  document.addEventListener("click", function (event) {
    const button = event.target.closest("[data-copy-link]");
    if (!button) return;
    const source = document.getElementById(button.dataset.copyLink);
    const said = function () { button.querySelector("span").textContent = button.dataset.copied; };
    const mark = function () { source.focus(); window.getSelection().selectAllChildren(source); };
    if (!navigator.clipboard) { mark(); return; }
    navigator.clipboard.writeText(source.textContent.trim()).then(said, mark);
  });
})();
