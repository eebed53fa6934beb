/* "Go on with it": what was typed comes back into its form, with the form's own key and version, so that nothing is doubled or overwritten. */
(() => {
  if (window.draftsHere) return;
  window.draftsHere = true;

  function put(control, values) {
    if (control.type === "checkbox" || control.type === "radio") control.checked = values.includes(control.value);
    else if (control.multiple) for (const option of control.options) option.selected = values.includes(option.value);
    else if (values.length) control.value = values[0];
    const fold = control.closest("details");
    if (fold && values.some(Boolean) && control.tagName === "TEXTAREA") fold.open = true;
  }

  function fill(form, fields) {
    const own = new Set(["csrfmiddlewaretoken", "author", "draft"]);
    for (const control of form.elements) {
      if (control.name && !own.has(control.name) && control.type !== "file" && control.tagName !== "BUTTON") put(control, fields[control.name] || []);
    }
  }

  addEventListener("click", async (event) => {
    const button = event.target.closest("[data-draft-go]");
    if (!button) return;
    const answer = await fetch(button.dataset.draftGo, { cache: "no-store", credentials: "same-origin", redirect: "manual" }).catch(() => null);
    if (!answer || !answer.ok) return;
    const form = button.form;
    fill(form, await answer.json());
    const notice = button.closest(".draft");
    notice.textContent = button.dataset.draftBack;
    const text = [...form.querySelectorAll("textarea")].find((each) => each.value);
    if (text) text.focus();
  });
})();
