// Texts for 音声コード go into another program: one press copies a whole text, and words beside the button say so.
for (const button of document.querySelectorAll("[data-copy]")) {
  const text = document.getElementById(button.dataset.copy);
  const said = button.parentElement.querySelector("[role='status']");
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.value);
      said.textContent = button.dataset.copied;
    } catch {
      // Without HTTPS browsers give no clipboard: the text is selected, and the keyboard does the rest.
      text.focus();
      text.select();
      said.textContent = button.dataset.notCopied;
    }
  });
}
