// Reading on while listening. A new page would end the sound, so the page's words, style and title are exchanged and the
// rest stays; a page that brings scripts of its own is loaded as ever, and the player waits there, silent, at its place.

const root = document.documentElement;
const here = () => location.pathname + location.search;
// Links that a script, a download or another window takes care of.
const NOT_OURS = "[download], [target], [data-leave], [data-keep], [data-listen], [hx-get], [data-hx-get], [hx-post], [data-hx-post]";
let shown = here();
let shownAt = location.href;
let wasExchanged = false;
let player;
let asking;

export function browseOn(hooks) {
  player = hooks;
  document.addEventListener("click", pressed);
  // htmx loads the whole page anew for every step back, and the sound would end.
  const others = window.onpopstate;
  window.onpopstate = (event) => {
    if (here() === shown) return; // a place in this very page
    if (wasExchanged || player.isListening()) visit(location.href, { top: event.state?.engawa ?? 0 });
    else {
      shown = here();
      others?.call(window, event);
    }
  };
  for (const name of ["htmx:pushedIntoHistory", "htmx:replacedInHistory"]) document.addEventListener(name, () => { shown = here(); });
}

function pressed(event) {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (link.matches(NOT_OURS) || link.origin !== location.origin || !player.isListening()) return;
  if (link.hash && link.pathname + link.search === here()) return;
  if (/^\/(?:cms|dev|files|static|media)\/|\.[a-z0-9]{2,4}$/.test(link.pathname)) return;
  event.preventDefault();
  visit(link.href, { isNew: true });
}

async function visit(href, { isNew = false, top = 0 }) {
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  player.opening();
  try {
    const answer = await fetch(href, { signal, headers: { Accept: "text/html" } });
    const next = await parsed(answer);
    if (signal.aborted) return;
    player.leaving();
    if (!next) return go(href, isNew);
    const address = answer.redirected ? answer.url + new URL(href).hash : href;
    exchange(next, address, { isNew, top });
  } catch {
    if (!signal.aborted) go(href, isNew); // no line: the browser, or what this device kept, says so
  }
}

function go(href, isNew) {
  if (isNew) location.assign(href);
  else location.reload();
}

async function parsed(answer) {
  if (!answer.ok || !answer.headers.get("content-type")?.startsWith("text/html")) return null;
  const html = await answer.text();
  const styles = [];
  // Inline style of another page is forbidden here, and only sheets that a script builds are allowed: so it goes there.
  const bare = html.replace(/<style>([^]*?)<\/style>/g, (_whole, css) => (styles.push(css), ""));
  const next = new DOMParser().parseFromString(bare, "text/html");
  const known = new Set([...document.scripts].map(({ src }) => src));
  // What search engines read is a script in name only: it runs nowhere.
  const scripts = [...next.scripts].filter(({ type }) => type !== "application/ld+json");
  const strange = scripts.some((script) => !known.has(new URL(script.getAttribute("src") ?? "inline:", location.href).href));
  return scripts.length && !strange && next.getElementById("main") ? { next, styles } : null;
}

function exchange({ next, styles }, address, { isNew, top }) {
  const from = shownAt;
  if (isNew) {
    history.replaceState({ ...history.state, engawa: player.scroller().scrollTop }, "");
    history.pushState({ engawa: 0 }, "", address);
  }
  shown = here();
  shownAt = location.href;
  wasExchanged = true;
  dress(styles);
  wearAttributes(next.documentElement);
  document.title = next.title;
  replaceHead(next);
  // The live region stays: one that was just put there is not listened to yet.
  const region = document.getElementById("announcement");
  next.getElementById("announcement")?.replaceWith(region);
  region.textContent = "";
  document.body.replaceChildren(...next.body.childNodes);
  window.htmx?.process(document.body);
  document.dispatchEvent(new CustomEvent("engawa:page"));
  player.arrived();
  arrive({ from, isNew, top });
}

let worn = [];
function dress(styles) {
  for (const { sheet } of document.querySelectorAll("style")) sheet.disabled = true;
  const others = document.adoptedStyleSheets.filter((sheet) => !worn.includes(sheet));
  worn = styles.map((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet;
  });
  document.adoptedStyleSheets = [...worn, ...others];
}

function wearAttributes(other) {
  for (const { name } of [...root.attributes]) if (name !== "class") root.removeAttribute(name);
  for (const { name, value } of other.attributes) if (name !== "class") root.setAttribute(name, value);
}

const CHANGING = "meta[name=theme-color], meta[name=robots], link[rel=alternate], link[rel=canonical]";
function replaceHead(next) {
  for (const old of document.head.querySelectorAll(CHANGING)) old.remove();
  document.head.append(...next.head.querySelectorAll(CHANGING));
}

// As after any link: the page begins at its top and its heading is what is said first; and who goes back stands where
// they left.
function arrive({ from, isNew, top }) {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  player.scroller().scrollTop = top;
  if (document.querySelector("[data-focus-on-load]")) return;
  const left = !isNew && [...document.querySelectorAll("a[href]")].find((link) => link.href === from);
  const place = target || left || document.querySelector("main h1") || document.getElementById("main");
  if (!place.matches("a, button, input, [tabindex]")) place.tabIndex = -1;
  place.focus({ preventScroll: !target });
  if (target) target.scrollIntoView();
}
