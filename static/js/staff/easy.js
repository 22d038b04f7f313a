// Says what is hard in an easy version while it is being typed; the screen /cms/easy/<page>/ does the same without.
const WAIT = 900;

function textsOf(form) {
  const texts = [];
  for (const name of ["easy_title", "easy_summary"]) {
    const field = form.querySelector(`[name="${name}"]`);
    if (field) texts.push([labelOf(field), field.value]);
  }
  const body = form.querySelector('[data-contentpath="easy_body"]');
  for (const field of body?.querySelectorAll("[contenteditable=true], input[type=text]:not([name$=-alt_text])") ?? []) {
    // Draftail keeps each paragraph and list item in an element of its own.
    const parts = field.isContentEditable ? [...field.querySelectorAll("[data-block]")] : [field];
    const words = parts.filter((part) => !part.querySelector("[data-block]")).map((part) => part.innerText ?? part.value);
    texts.push([labelOf(field), (field.isContentEditable ? words : [field.value]).join("\n")]);
  }
  return texts;
}

function labelOf(field) {
  const panel = field.closest("[data-contentpath]")?.closest("section, .w-panel");
  return panel?.querySelector("[data-panel-heading-text]")?.textContent.trim() || "";
}

async function measure(form, place, status) {
  const sent = new FormData();
  sent.set("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
  for (const [label, text] of textsOf(form)) {
    sent.append("label", label);
    sent.append("text", text);
  }
  const answer = await fetch(place.dataset.easyMeasure, { method: "POST", body: sent }).catch(() => null);
  if (!answer?.ok) return;
  place.innerHTML = await answer.text();
  place.closest("details").hidden = false;
  const count = place.querySelectorAll(".easy-aid__finding").length;
  const said = `${status.dataset.easyWords}${count}`;
  // The same count is not said again: somebody is typing.
  if (status.textContent !== said) status.textContent = said;
}

const place = document.querySelector("[data-easy-measure]");
const form = place?.closest("form");
if (form) {
  const status = form.querySelector("[data-easy-status]");
  let timer;
  let before = "";
  const look = () => {
    const now = JSON.stringify(textsOf(form));
    if (now === before) return;
    before = now;
    measure(form, place, status);
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(look, WAIT);
  };
  form.addEventListener("input", later);
  form.addEventListener("keyup", later);
  later();
}
