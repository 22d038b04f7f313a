// A line that breaks off must take away neither what a person has read nor what they have written.
// Served at /sw.js by accessibility/offline/views.py, which writes `const ENGAWA = {words, shell}` before it.
// docs/offline.md tells what is kept, for how long, and how other scripts speak to this one.

const PAGES = "engawa-pages"; // visited: public pages only, the longest unused goes first
const CHOSEN = "engawa-chosen"; // what a person asked to keep: joining cards, documents, recordings
const SHELL = "engawa-shell"; // the page /offline/ and its scripts
const MOST_PAGES = 40;
const MOST_BYTES = 5e6;
const PATIENCE = 6000; // then the kept copy is shown: a person gives up on a blank page soon after
const ANSWER = 60000; // a form that got no answer by then is tried again (the server knows its key)
const WEEK = 7 * 24 * 3600e3; // the server forgets a form's key after as long
const OURS = /^\/(cms|dev|health)\//; // staff's screens and what only the server may decide
const offered = new Map(); // address → when its copy was shown because the line was slow
const about = new Map(); // form key → its fields as the person saw them, told by the page

const plain = (address) => new URL(address, location.href).href.split("#")[0];
const titleOf = (copy) => decodeURIComponent(copy.headers.get("engawa-title"));
// The page /offline/, in the language of an address: English pages stand under /en/.
const shelfOf = (address) => ENGAWA.shelves[new URL(plain(address)).pathname.startsWith("/en/") ? "en" : "ja"];
const shelfIn = async (address) => (await kept(shelfOf(address))) ?? kept(ENGAWA.shelves.ja);
const pause = (time) => new Promise((done) => setTimeout(done, time));

async function kept(address) {
  for (const name of [CHOSEN, PAGES, SHELL]) {
    const found = await (await caches.open(name)).match(plain(address), { ignoreVary: true });
    if (found) return found;
  }
}

async function keep(name, address, response, title) {
  const body = await response.blob();
  const headers = new Headers(response.headers);
  for (const gone of ["content-encoding", "content-length", "content-disposition"]) headers.delete(gone);
  headers.set("engawa-at", Date.now());
  headers.set("engawa-bytes", body.size);
  const html = headers.get("content-type")?.startsWith("text/html") && (await body.text());
  const named = title || /<title>([^<]*)/.exec(html)?.[1].split("｜")[0] || new URL(plain(address)).pathname;
  headers.set("engawa-title", encodeURIComponent(named));
  const cache = await caches.open(name);
  await cache.delete(plain(address), { ignoreVary: true }); // what is put last goes last
  await cache.put(plain(address), new Response(body, { headers }));
}

async function trim() {
  const cache = await caches.open(PAGES);
  let count = 0;
  let bytes = 0;
  for (const request of (await cache.keys()).reverse()) {
    bytes += Number((await cache.match(request, { ignoreVary: true })).headers.get("engawa-bytes"));
    if (++count > MOST_PAGES || bytes > MOST_BYTES) await cache.delete(request, { ignoreVary: true });
  }
}

async function remember(address, response) {
  const chosen = await (await caches.open(CHOSEN)).match(plain(address), { ignoreVary: true });
  if (response.status === 404 || response.status === 410) await erase(address);
  else if (response.ok && chosen) await keep(CHOSEN, address, response, titleOf(chosen));
  else if (response.ok && response.headers.get("engawa-keep")) {
    await keep(PAGES, address, response);
    await trim();
    const shelf = shelfOf(address);
    if (!(await kept(shelf))) await keep(SHELL, shelf, await fetch(shelf));
  }
}

async function erase(address) {
  for (const name of [CHOSEN, PAGES]) await (await caches.open(name)).delete(plain(address), { ignoreVary: true });
}

function moment(time, language) {
  const at = new Date(time);
  if (language !== "ja") return at.toLocaleString(language, { dateStyle: "long", timeStyle: "short" });
  const minutes = at.getMinutes() ? `${at.getMinutes()}分` : "";
  const half = at.getHours() < 12 ? "午前" : "午後";
  return `${at.getMonth() + 1}月${at.getDate()}日 ${half}${at.getHours() % 12}時${minutes}`;
}

// The copy says in words that it is one: first thing on the page, and in its title.
async function told(copy, reason, status = 200) {
  if (!copy?.headers.get("content-type")?.startsWith("text/html")) return copy ?? Response.error();
  const html = await copy.text();
  const language = /<html[^>]* lang="en/.test(html) ? "en" : "ja";
  const words = ENGAWA.words[language];
  const text = words[reason].replace("{when}", moment(Number(copy.headers.get("engawa-at")), language));
  const notice = `<aside class="frame" aria-label="${words.label}" data-kept><div class="notice notice--warning">
    <p><strong>${text}</strong></p>
    <p><a href="">${words.again}</a></p><p><a href="${ENGAWA.shelves[language]}">${words.shelf}</a></p></div></aside>`;
  const page = html.replace("<title>", `<title>${words.title}`).replace(/<body[^>]*>/, (body) => body + notice);
  return new Response(page, { status, headers: copy.headers });
}

async function read(event, fresh) {
  const address = plain(event.request.url);
  const copy = await kept(address);
  if (!copy) return fresh.catch(async () => told(await shelfIn(address), "missing", 503));
  const line = fresh.then((answer) => (answer.status > 501 ? null : answer), () => null);
  const impatient = Date.now() - (offered.get(address) ?? 0) > 10 * PATIENCE;
  const first = await (impatient ? Promise.race([line, pause(PATIENCE).then(() => "slow")]) : line);
  if (first && first !== "slow") return first;
  if (first) offered.set(address, Date.now());
  return told(copy, first ? "slow" : "offline");
}

function visit(event) {
  const fresh = Promise.resolve(event.preloadResponse).then((early) => early || fetch(event.request));
  event.respondWith(read(event, fresh.then((answer) => answer)));
  const copied = fresh.then((answer) => answer.clone()).then((answer) => remember(event.request.url, answer));
  event.waitUntil(copied.catch(() => {}));
  event.waitUntil(seen(event.request.url).catch(() => {}));
}

// Players ask for parts.
async function part(request, copy) {
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get("range") ?? "");
  if (!range || !copy) return copy ?? Response.error();
  const body = await copy.blob();
  const [from, to] = [Number(range[1]), Math.min(Number(range[2] || body.size - 1), body.size - 1)];
  const headers = new Headers(copy.headers);
  headers.set("content-range", `bytes ${from}-${to}/${body.size}`);
  return new Response(body.slice(from, to + 1, body.type), { status: 206, headers });
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin || OURS.test(url.pathname)) return;
  if (request.mode === "navigate") {
    if (request.method === "POST") event.respondWith(post(request));
    else visit(event);
  } else if (request.method === "GET" && (ENGAWA.shell.includes(url.pathname) || request.destination === "audio")) {
    event.respondWith(fetch(request).catch(async () => part(request, await kept(request.url))));
  }
});

self.addEventListener("install", (event) => {
  self.skipWaiting();
  const fill = async () => {
    await caches.delete(SHELL);
    await Promise.all(ENGAWA.shell.map(async (address) => keep(SHELL, address, await fetch(address))));
  };
  event.waitUntil(fill());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([self.clients.claim(), self.registration.navigationPreload?.enable()]));
});
