// Backup codes are shown once: a button beside them prints the page for those who do not know the key for it.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
