// A form that came back with errors must say so first, and a swapped list must say how many it found:
// neither reaches somebody who listens unless the focus moves or a live region speaks.

const focusOnLoad = () => document.querySelector("[data-focus-on-load]")?.focus();
focusOnLoad();
// Who listens reads on without a new page being loaded (static/js/listening/browsing.js).
document.addEventListener("engawa:page", focusOnLoad);

document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".error-summary a[href^='#']");
  const control = link && document.getElementById(link.hash.slice(1));
  // In the simple layout the address itself brings the question into sight.
  if (!control || control.closest(".questions")) return;
  event.preventDefault();
  const label = control.closest("fieldset")?.querySelector("legend") ?? control.labels?.[0] ?? control;
  label.scrollIntoView();
  control.focus({ preventScroll: true });
});

// The one live region of the page. Several parts settle in one swap, and only the last may speak: once, without readings.
let speaking;
document.addEventListener("htmx:afterSettle", () => {
  clearTimeout(speaking);
  const region = document.getElementById("announcement");
  region.textContent = "";
  speaking = setTimeout(() => {
    const words = document.querySelector("[data-announce]")?.cloneNode(true);
    for (const reading of words?.querySelectorAll("rt, rp") ?? []) reading.remove();
    if (words) region.textContent = words.textContent.trim().replace(/\s+/g, " ");
  }, 150);
});

// 「文字と色」 shows a choice at once; the element that was pressed is never replaced, so the focus stays on it.
document.addEventListener("engawa:look", ({ detail: { looks, colour } }) => {
  const root = document.documentElement;
  for (const name of Object.keys(root.dataset)) if (!(name in looks)) delete root.dataset[name];
  Object.assign(root.dataset, looks);
  if (colour) document.querySelectorAll("meta[name=theme-color]").forEach((bar) => { bar.content = colour; });
});
document.addEventListener("htmx:sendError", ({ target }) => {
  if (target.dataset?.failed) document.getElementById("announcement").textContent = target.dataset.failed;
});

// What is kept for times without a line costs the first view nothing: it is fetched when nobody waits for the page any
// more, and only from the second page on, or where there is something to keep or to send.
function wantsOffline() {
  if (!navigator.serviceWorker) return false;
  try {
    const isSecond = sessionStorage.getItem("engawa-visited");
    sessionStorage.setItem("engawa-visited", "yes");
    return isSecond || navigator.serviceWorker.controller || document.querySelector("[data-keep], [data-offline]");
  } catch {
    return false; // a browser that keeps nothing
  }
}
const whenIdle = window.requestIdleCallback ?? ((work) => setTimeout(work, 200));
// A fourth request before the page is there would cost a slow line more than speaking is worth.
const offerSpeaking = () => document.querySelector("[data-spoken-search]") && import("./spoken_search.js").then((search) => search.offer());
addEventListener("load", offerSpeaking);
document.addEventListener("engawa:page", offerSpeaking);
const offerNotices = () => document.querySelector("[data-notices]") && import("./notices_here.js").then((here) => here.offer());
addEventListener("load", offerNotices);
if (wantsOffline()) addEventListener("load", () => whenIdle(() => import("./offline/start.js")));

// 「聞く」. A browser allows sound only inside the press itself, so it begins here and its player is fetched meanwhile;
// nothing of it costs a visit without sound.
let listening;
let fetching;
const HEARD = "engawa-heard"; // how fast and how far somebody listened (static/js/listening/kept.js)
function player() {
  fetching ??= import("./listening/player.js").then((module) => (listening = module));
  fetching.catch(() => { fetching = null; });
  return fetching;
}
function soundOf(address) {
  const sound = new Audio();
  let kept = {};
  try {
    kept = JSON.parse(localStorage.getItem(HEARD)) ?? kept;
  } catch {
    // a browser that keeps nothing
  }
  const ogg = navigator.connection?.saveData ? "saver.ogg" : "ogg";
  const ending = sound.canPlayType("audio/ogg; codecs=opus") ? ogg : "mp3";
  sound.src = `${address}recording.${ending}${kept.headings ? "?headings=on" : ""}`;
  sound.preservesPitch = true;
  sound.defaultPlaybackRate = sound.playbackRate = kept.speed ?? 1;
  sound.currentTime = kept.places?.[address]?.at ?? 0;
  return sound;
}
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-listen]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const address = link.pathname;
  if (listening) {
    listening.press(address, soundOf);
    return;
  }
  const sound = soundOf(address);
  sound.play().catch(() => {}); // the player says what went wrong
  player().then((module) => module.press(address, soundOf, sound), () => location.assign(link.href));
});
// The browser's own control was pressed: the player joins in.
document.addEventListener("play", ({ target }) => {
  if (target.closest("[data-listen]")) player().then((module) => module.adopt(target, soundOf), () => {});
}, true);
for (const sign of ["pointerover", "focusin"]) {
  document.addEventListener(sign, ({ target }) => target.closest?.("[data-listen]") && player().catch(() => {}));
}
try {
  if (sessionStorage.getItem(HEARD)) player().then((module) => module.reopen(soundOf));
} catch {
  // a browser that keeps nothing
}

// Whoever is watched has no time: the page empties at once, back does not lead to it, and whoever keeps copies of pages
// (a page's script by this event, the service worker by its message) drops them.
const wayOut = () => document.querySelector("[data-leave]");
function leave() {
  const { href } = wayOut();
  document.dispatchEvent(new CustomEvent("engawa:leave"));
  navigator.serviceWorker?.controller?.postMessage({ type: "engawa:leave" });
  try {
    localStorage.removeItem(HEARD);
    sessionStorage.removeItem(HEARD);
  } catch {
    // nothing is kept
  }
  document.title = "";
  document.body.hidden = true;
  location.replace(href);
}
document.addEventListener("click", (event) => {
  if (!event.target.closest?.("[data-leave]") || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  leave();
});

// Shift three times, and then no fourth time: five times is how Windows turns sticky keys on.
let presses = 0;
let counting;
function forgetPresses() {
  presses = 0;
  clearTimeout(counting);
}
addEventListener("mousedown", forgetPresses);
addEventListener("keydown", (event) => {
  if (event.key !== "Shift" || event.repeat) forgetPresses();
});
addEventListener("keyup", (event) => {
  if (event.key !== "Shift" || !wayOut()) return;
  presses += 1;
  clearTimeout(counting);
  if (presses === 2) document.getElementById("announcement").textContent = wayOut().dataset.leave;
  counting = setTimeout(() => (presses === 3 ? leave() : forgetPresses()), presses === 3 ? 600 : 2000);
});
