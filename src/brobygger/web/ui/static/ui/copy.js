// One press copies a key, an address, a link or a whole sheet. Where the browser may not copy, or there is no
// script, the text is marked and copied by hand.
(function () {
  "use strict";

  function mark(source) {
    const fold = source.closest("details");
    if (fold) fold.open = true;
    source.focus();
    if (source.select) source.select();
    else window.getSelection().selectAllChildren(source);
  }

  document.addEventListener("click", function (event) {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const source = document.getElementById(button.dataset.copy);
    const live = document.getElementById("live");
    function say(words) {
      button.querySelector("span").textContent = words;
      if (live) live.textContent = words;
    }
    function byHand() { mark(source); say(button.dataset.byHand); }
    if (!navigator.clipboard) { byHand(); return; }  // not on an address without https
    const text = "value" in source ? source.value : source.textContent;
    navigator.clipboard.writeText(text.trim()).then(function () { say(button.dataset.copied); }, byHand);
  });
})();
