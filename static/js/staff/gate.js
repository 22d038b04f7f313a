// "Go there" in the publishing gate's list: Wagtail follows such addresses only when a page loads, and loading
// the editor again would lose what was typed.
function fieldAt(path) {
  return path.split(".").reduce(
    (place, name) => place && (place.querySelector(`[data-contentpath="${CSS.escape(name)}"]`) || place),
    document.querySelector("[data-edit-form]") || document.body,
  );
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-gate-path]");
  const field = link && link.pathname === window.location.pathname && fieldAt(link.dataset.gatePath);
  if (!field) return;
  event.preventDefault();
  field.scrollIntoView({ block: "center" });
  field.querySelector("input:not([type=hidden]), textarea, select, [contenteditable=true], button")?.focus({ preventScroll: true });
});
