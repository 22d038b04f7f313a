// Correcting texts: nothing typed is lost when the line, the session or the hand slips. All else works without this.
const form = document.querySelector("form[data-correct]");
const problem = document.querySelector("#correct-problem");

if (problem) problem.focus();

if (form) {
  const key = `engawa-correct-${form.dataset.correct}`;
  const fields = [...form.querySelectorAll("textarea, input[type=text], select")];
  const typed = () => JSON.stringify(fields.map((field) => [field.name, field.value]));
  const first = typed();
  const area = form.querySelector("textarea");
  let sent = false;

  if (area && !problem) area.focus();

  // Kept in this window only, until it was taken in: the next screen without this form forgets it.
  form.addEventListener("input", () => sessionStorage.setItem(key, typed()));
  form.addEventListener("submit", () => (sent = true));
  window.addEventListener("beforeunload", (event) => {
    if (!sent && typed() !== first) event.preventDefault();
  });
  form.querySelectorAll("a[href]").forEach((link) =>
    link.addEventListener("click", () => {
      sessionStorage.removeItem(key);
      sent = true;
    }),
  );

  // Ctrl and Enter, as in letters: the first button.
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit(form.querySelector("[name=do]"));
  });

  const kept = sessionStorage.getItem(key);
  if (kept && kept !== first) offerToRestore(JSON.parse(kept));

  function offerToRestore(values) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-secondary";
    button.textContent = form.dataset.restore;
    button.addEventListener("click", () => {
      for (const [name, value] of values) {
        const field = fields.find((each) => each.name === name);
        if (field) field.value = value;
      }
      button.remove();
      area?.focus();
    });
    form.prepend(button);
  }
} else {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith("engawa-correct-")) sessionStorage.removeItem(key);
  }
}
