// More than 60 organisations on the map are one stop of the tab key; arrows go between them.
(function () {
  "use strict";
  const map = document.getElementById("kort");
  if (!map) return;
  const all = Array.from(map.querySelectorAll("a"));
  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  map.addEventListener("keydown", function (event) {
    const at = all.indexOf(event.target.closest("a"));
    if (at < 0) return;
    let next = -1;
    if (event.key in steps) next = (at + steps[event.key] + all.length) % all.length;
    if (event.key === "Home") next = 0;
    if (event.key === "End") next = all.length - 1;
    if (next < 0) return;
    event.preventDefault();
    all[at].setAttribute("tabindex", "-1");
    all[next].setAttribute("tabindex", "0");
    all[next].focus();
  });
})();
