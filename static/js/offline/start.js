// Brings the worker to a page once nobody waits for the page any more, and lets the page speak to it.
// Loaded by page.js from the second page view on, or where there is something to keep or to send.

const ready = navigator.serviceWorker.register("/sw.js").then(() => navigator.serviceWorker.ready);

export async function ask(type, details = {}) {
  const worker = (await ready).active;
  return new Promise((done, failed) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => (data.error ? failed(new Error(data.error)) : done(data.result));
    worker.postMessage({ type, ...details }, [port2]);
  });
}

// For whoever has to leave without a trace (「すぐに離れる」): nothing that was read, kept or written stays here.
export const forget = () => ask("forget");

// Words stand in the page /offline/, in the person's language; kept by the worker, so they are there without a line.
export async function words(id) {
  const here = document.getElementById(id);
  if (here) return here.content.cloneNode(true);
  const shelf = document.documentElement.lang.startsWith("en") ? "/en/offline/" : "/offline/";
  const page = await (await fetch(shelf).catch(() => fetch("/offline/"))).text();
  // Only this piece: a whole page, parsed, would bring a style that the policy of this one does not know.
  const piece = document.createElement("template");
  piece.innerHTML = page.split(`<template id="${id}">`)[1].split("</template>")[0];
  return piece.content;
}

// Through the one live region of the page, without the readings above words.
export function say(part) {
  const heard = part.cloneNode(true);
  for (const reading of heard.querySelectorAll("rt, rp")) reading.remove();
  document.getElementById("announcement").textContent = heard.textContent.trim().replace(/\s+/g, " ");
}

async function tell(id, href) {
  const part = document.importNode(await words(id), true);
  if (href) for (const link of part.querySelectorAll("a[data-result]")) link.href = href;
  document.querySelector("[data-unsent]")?.remove();
  const box = document.createElement("aside");
  box.dataset.unsent = "";
  box.className = "frame";
  document.querySelector("main").before(box);
  box.append(part);
  say(box);
}

async function tellOfForms() {
  if (document.querySelector("[data-shelf]")) return;
  const { forms } = await ask("list");
  const of = (state) => forms.find((form) => form.state === state);
  if (of("refused") || of("expired")) await tell("refused-words");
  else if (of("waiting")) await tell("waiting-words");
  else if (of("sent")) await tell("sent-words", of("sent").result);
}

async function keepFromLink(link) {
  const wanted = new URLSearchParams(link.hash.slice(1)).getAll("keep");
  const said = link.parentElement.appendChild(document.createElement("span"));
  try {
    await ask("keep", { urls: wanted, title: link.dataset.keep });
    await navigator.storage?.persist?.();
    said.append(await words("kept-words"));
  } catch {
    said.append(await words("not-kept-words"));
  }
  // The link goes, and must not take the focus with it; having the focus, the words are spoken.
  said.tabIndex = -1;
  said.focus();
  link.remove();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-keep]");
  if (!link) return;
  event.preventDefault();
  keepFromLink(link);
});

// What the person sees in a field is not always what is sent ("phone" for 電話): the worker hears both.
document.addEventListener("submit", ({ target: form }) => {
  if (form.dataset.offline !== "keep") return;
  const shown = [];
  for (const field of form.elements) {
    if (!field.labels?.length || field.closest("[hidden]") || !field.value) continue;
    const isChoice = field.type === "radio" || field.type === "checkbox";
    if (isChoice && !field.checked) continue;
    const label = field.labels[0].innerText.trim();
    shown.push(isChoice ? label : `${label}：${field.value}`);
  }
  navigator.serviceWorker.controller?.postMessage({ type: "about", key: form.elements.form_key?.value, shown });
});

// The first page was read before the worker came, and so was the one before it.
async function keepWhatWasRead() {
  const here = [location.href, document.referrer].filter((address) => address.startsWith(`${location.origin}/`));
  await ask("visited", { urls: here });
}

if (!navigator.serviceWorker.controller) keepWhatWasRead();
addEventListener("online", () => ask("flush"));
navigator.serviceWorker.addEventListener("message", tellOfForms);
ask("flush").then(tellOfForms);
