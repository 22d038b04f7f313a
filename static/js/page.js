// A form that came back with errors must say so first: somebody who listens hears it only when the focus moves there.

document.querySelector("[data-focus-on-load]")?.focus();

document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".error-summary a[href^='#']");
  const control = link && document.getElementById(link.hash.slice(1));
  if (!control) return;
  event.preventDefault();
  const label = control.closest("fieldset")?.querySelector("legend") ?? control.labels?.[0] ?? control;
  label.scrollIntoView();
  control.focus({ preventScroll: true });
});
