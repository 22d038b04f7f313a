// The page /offline/: what this device keeps, what still waits to be sent, and how to be rid of both.
import { ask, forget, say } from "./start.js";

const shelf = document.querySelector("[data-shelf]");
const size = (bytes) => Math.max(1, Math.round(bytes / 1000)).toLocaleString();

function row(template, fill) {
  const part = document.getElementById(template).content.cloneNode(true);
  for (const spot of part.querySelectorAll("[data-fill]")) spot.textContent = fill[spot.dataset.fill] ?? "";
  const link = part.querySelector("a[data-open]");
  if (link) link.href = fill.url;
  for (const words of part.querySelectorAll("[data-when]")) if (!words.dataset.when.split(" ").includes(fill.state)) words.remove();
  const button = part.querySelector("button");
  button.addEventListener("click", () => ask("erase", fill).then(() => show(true)));
  return part;
}

function put(name, rows) {
  const list = shelf.querySelector(`[data-list="${name}"]`);
  list.replaceChildren(...rows);
  list.closest("section").hidden = !rows.length;
}

async function show(changed) {
  const { kept, forms } = await ask("list", { language: document.documentElement.lang });
  const filled = (copy) => ({ ...copy, size: size(copy.bytes ?? 0) });
  put("forms", forms.map((form) => {
    const part = row("form-row", { ...filled(form), url: form.result ?? form.action, shown: "" });
    part.querySelector("ul").append(...(form.shown ?? []).map((words) => {
      const item = document.createElement("li");
      item.textContent = words;
      return item;
    }));
    return part;
  }));
  put("chosen", kept.filter((copy) => copy.chosen).map((copy) => row("page-row", filled(copy))));
  put("pages", kept.filter((copy) => !copy.chosen).map((copy) => row("page-row", filled(copy))));
  shelf.querySelector("[data-nothing]").hidden = kept.length + forms.length > 0;
  shelf.hidden = false;
  // A row that was erased took the focus with it.
  if (changed) document.getElementById("shelf").focus();
}

document.getElementById("forget").addEventListener("click", async () => {
  await forget();
  await show();
  document.getElementById("forgotten").hidden = false;
  document.getElementById("forgotten").focus();
});

// The light pages have no script of their own: their link leads here, and the keeping is done here.
async function keepWhatWasAsked() {
  const urls = new URLSearchParams(location.hash.slice(1)).getAll("keep");
  if (!urls.length) return;
  const words = await ask("keep", { urls }).then(() => "kept-words", () => "not-kept-words");
  history.replaceState(null, "", location.pathname);
  const said = document.getElementById("said");
  said.replaceChildren(document.getElementById(words).content.cloneNode(true));
  say(said);
}

navigator.serviceWorker.addEventListener("message", () => show());
document.querySelector("[data-unsupported]").hidden = true;
keepWhatWasAsked().then(() => show());
