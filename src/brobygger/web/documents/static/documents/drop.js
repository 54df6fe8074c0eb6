// Files may be dropped anywhere on the page: they go into the page's own file field, and its form
// is sent as if a person had pressed the button.
(function () {
  "use strict";

  const form = document.querySelector("[data-drop]");
  if (!form) return;
  const field = form.querySelector("input[type=file]");
  let depth = 0;

  function hasFiles(event) {
    return event.dataTransfer && Array.from(event.dataTransfer.types).includes("Files");
  }

  function show(on) { document.documentElement.classList.toggle("bb-dropping", on); }

  document.addEventListener("dragenter", function (event) {
    if (!hasFiles(event)) return;
    depth += 1;
    show(true);
  });
  document.addEventListener("dragleave", function (event) {
    if (!hasFiles(event)) return;
    depth = Math.max(0, depth - 1);
    if (!depth) show(false);
  });
  document.addEventListener("dragover", function (event) {
    if (hasFiles(event)) event.preventDefault();
  });
  document.addEventListener("drop", function (event) {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth = 0;
    show(false);
    if (!event.dataTransfer.files.length) return;
    field.files = event.dataTransfer.files;
    form.requestSubmit();
  });

  // One press less: what has been chosen is sent.
  field.addEventListener("change", function () {
    if (field.files.length) form.requestSubmit();
  });

  form.addEventListener("submit", function () { form.classList.add("is-sending"); });
})();
