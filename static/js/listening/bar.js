// The player's controls: a part of the page above everything else, outside <body>, so that it stays while the page
// below it is exchanged. It lies over nothing: the page scrolls beneath it in a frame of its own. Where letters are large
// or the window is small less of it is shown, and where even that is too much it scrolls away with the page.

// How much of the window's height each size of the bar may take.
const SIZES = [["whole", 1 / 4], ["some", 1 / 4], ["least", 2 / 5]];
const root = document.documentElement;
let bar = null;
let watch = null;

const part = (name) => bar.querySelector(`[data-player="${name}"]`);
const inEnglish = () => (root.lang.startsWith("en") ? "/en" : "");

async function fetched() {
  const answer = await fetch(`${inEnglish()}/listen/player/`);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

// Asked for once in each language, and before anybody pressed where a press is likely.
const asked = new Map();
export function ready() {
  const language = inEnglish();
  if (!asked.has(language)) asked.set(language, fetched().catch((error) => { asked.delete(language); throw error; }));
  return asked.get(language);
}

export async function open(actions) {
  const { html, css } = await ready();
  if (bar) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const piece = document.createElement("template");
  piece.innerHTML = html;
  bar = piece.content.firstElementChild;
  bar.lang = root.lang; // it stays as it is when a page in another language comes below it
  for (const [name, act] of Object.entries(actions)) {
    const control = part(name);
    control?.addEventListener(control.matches("button") ? "click" : "change", () => act(control));
  }
  part("more").addEventListener("click", expand);
  bar.addEventListener("keydown", (event) => turn(event, actions));
  root.insertBefore(bar, document.body);
  watch = new ResizeObserver(arrange);
  watch.observe(bar);
  addEventListener("resize", arrange);
  arrange();
}

// Arrows belong to the player only while the focus is on one of its buttons: elsewhere they are the page's, the screen
// reader's and the list's.
const ARROWS = { ArrowLeft: "before", ArrowRight: "after", ArrowUp: "headingBefore", ArrowDown: "headingAfter" };
function turn(event, actions) {
  const way = ARROWS[event.key];
  if (!way || !event.target.matches("button") || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  actions[way]();
}

export const scroller = () => (root.classList.contains("is-listening") ? document.body : document.scrollingElement);

function fitting() {
  for (const [size, share] of SIZES) {
    bar.dataset.size = size;
    part("more").querySelector("[data-long]").hidden = size === "least";
    part("more").querySelector("[data-short]").hidden = size !== "least";
    if (bar.offsetHeight <= innerHeight * share) return true;
  }
  bar.dataset.size = "whole";
  return false;
}

function arrange() {
  if (!bar || (isExpanded() && root.classList.contains("is-listening"))) return;
  const before = scroller();
  const top = before.scrollTop;
  root.classList.toggle("is-listening", fitting());
  if (scroller() === before) return;
  // Seen from the page nothing moves: what stood at the top of the window stands under the bar.
  scroller().scrollTop = top;
}

const isExpanded = () => part("more").getAttribute("aria-expanded") === "true";

function expand() {
  part("more").setAttribute("aria-expanded", String(!isExpanded()));
  arrange();
}

// Where the page is seen, in the window's own measures.
export function frame() {
  const top = root.classList.contains("is-listening") ? bar.getBoundingClientRect().bottom : 0;
  return { scroller: scroller(), top, bottom: innerHeight };
}

export function close() {
  if (!bar) return;
  const { scrollTop } = scroller();
  const hadFocus = bar.contains(document.activeElement);
  watch.disconnect();
  removeEventListener("resize", arrange);
  bar.remove();
  bar = null;
  root.classList.remove("is-listening");
  document.scrollingElement.scrollTop = scrollTop;
  if (hadFocus) (document.querySelector("a[data-listen]") ?? document.getElementById("main")).focus({ preventScroll: true });
}

export const isOpen = () => Boolean(bar);
export const hold = (element) => bar?.append(element);

export function inWords(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
  const words = bar.dataset;
  return (minutes ? words.minutes.replace("{count}", minutes) : "") + words.seconds.replace("{count}", rest);
}

// Nothing here is spoken: whoever wants to know goes there. The sound itself is the answer to the press.
export function show({ title, href, isPlaying, at, length, state, speed, announces, can }) {
  if (!bar) return;
  const link = part("title");
  put(link, title);
  if (link.getAttribute("href") !== href) link.setAttribute("href", href);
  for (const words of part("play").querySelectorAll("[data-when]")) words.hidden = (words.dataset.when === "playing") !== isPlaying;
  put(part("time"), length ? bar.dataset.whole.replace("{at}", inWords(at)).replace("{whole}", inWords(length)) : inWords(at));
  for (const words of bar.querySelectorAll("[data-state]")) words.hidden = words.dataset.state !== state;
  part("restart").hidden = state !== "resumed";
  part("speed").value = String(speed);
  part("announces").checked = announces;
  for (const [name, possible] of Object.entries(can)) {
    if (possible) part(name).removeAttribute("aria-disabled");
    else part(name).setAttribute("aria-disabled", "true");
  }
}

function put(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

export const wordsOf = (state) => bar?.querySelector(`[data-state="${state}"]`)?.textContent.trim() ?? "";
