// The screen of a talk by keyboard: ↓ leads from the field into its list and ↑ back, as people expect of a search field.
// Only with the focus in the field or the list, and never with a modifier, so that no key is taken from anybody else.
for (const list of document.querySelectorAll("[data-choices]")) {
  const choices = () => [...list.querySelectorAll("a")];
  const field = list.closest("section")?.querySelector("input[type=text]") ?? document.getElementById("talk-words");
  const lead = (event, target) => {
    if (!target || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    event.preventDefault();
    target.focus();
  };
  list.addEventListener("keydown", (event) => {
    const here = choices().indexOf(event.target);
    if (here < 0) return;
    if (event.key === "ArrowDown") lead(event, choices()[here + 1]);
    if (event.key === "ArrowUp") lead(event, here ? choices()[here - 1] : field);
  });
  field?.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") lead(event, choices()[0]);
  });
}
// The keyboard begins at the question that comes next: where the server says so, or at the first field of a form.
const FIRST = "[data-begin] :is(input:checked, textarea, select, input:not([type=hidden], [type=radio], [type=checkbox]))";
(
  document.querySelector(".help-critical[autofocus]") ??
  document.querySelector(".talk [autofocus]") ??
  document.querySelector(FIRST)
)?.focus();
