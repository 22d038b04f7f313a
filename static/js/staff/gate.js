// "Go there" in the publishing gate's list: Wagtail follows such addresses only when a page loads, and loading
// the editor again would lose what was typed.
function fieldAt(path) {
  return path.split(".").reduce(
    (place, name) => place && (place.querySelector(`[data-contentpath="${CSS.escape(name)}"]`) || place),
    document.querySelector("[data-edit-form]") || document.body,
  );
}

// What can be typed into comes before the buttons that stand around it.
function entryOf(field) {
  return (
    field.querySelector("[contenteditable=true], textarea, select, input:not([type=hidden])") ||
    field.querySelector("button:not([data-panel-toggle])")
  );
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-gate-path]");
  const field = link && fieldAt(link.dataset.gatePath);
  if (!field) return;
  event.preventDefault();
  field.scrollIntoView({ block: "center", behavior: "instant" });
  entryOf(field)?.focus({ preventScroll: true });
});
