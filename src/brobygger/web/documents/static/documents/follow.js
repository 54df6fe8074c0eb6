// When the reading is over, the page shows what came of it.
(function () {
  "use strict";

  const followed = document.querySelector("[data-follow]");
  if (!followed) return;
  document.body.addEventListener("job-over", function () {
    window.location.assign(followed.dataset.follow);
  });
})();
