// The page that was asked for on paper opens the reader's own print dialogue, once.
(function () {
  "use strict";
  if (document.querySelector("[data-print]")) window.addEventListener("load", function () { window.print(); });
})();
