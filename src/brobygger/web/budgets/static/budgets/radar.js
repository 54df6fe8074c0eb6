// The secret address is copied by one press; without script it is chosen and copied by hand.
(function () {
  "use strict";
  document.addEventListener("click", function (event) {
    const button = event.target.closest("[data-copy-field]");
    if (!button) return;
    const field = document.getElementById(button.dataset.copyField);
    const words = button.querySelector("span");
    navigator.clipboard.writeText(field.value).then(function () {
      words.textContent = button.dataset.copied;
    }, function () {
      field.focus();
      field.select();
    });
  });
})();
