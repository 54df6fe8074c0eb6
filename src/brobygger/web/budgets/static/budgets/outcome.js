// The form of an outcome asks only for what its kind must record; without script it asks for all.
(() => {
  const show = (form) => {
    const kind = form.querySelector("[name$='-kind']").value;
    const asking = JSON.parse(form.dataset.asking);
    for (const [name, kinds] of Object.entries(asking)) {
      const field = form.querySelector(`[name="${name}"]`);
      const group = field && field.closest(".form-group");
      if (group) group.hidden = !kinds.includes(kind);
    }
  };
  for (const form of document.querySelectorAll("[data-asking]")) {
    form.querySelector("[name$='-kind']").addEventListener("change", () => show(form));
    show(form);
  }
})();
