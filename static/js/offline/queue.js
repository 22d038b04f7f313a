// A form that could not be sent waits here and is sent once: the server knows its key, so a second sending of the
// same form (the answer was lost, not the form) is answered with the receipt of the first.
// The second half of /sw.js; see worker.js.

const SEND = "engawa-send";

function stored(mode, act) {
  return new Promise((done, failed) => {
    const ask = indexedDB.open("engawa", 1);
    ask.onupgradeneeded = () => ask.result.createObjectStore("forms", { keyPath: "key" });
    ask.onerror = () => failed(ask.error);
    ask.onsuccess = () => {
      const base = ask.result;
      base.onversionchange = () => base.close();
      const work = base.transaction("forms", mode);
      const answer = act(work.objectStore("forms"));
      work.oncomplete = () => { base.close(); done(answer.result); };
      work.onabort = () => { base.close(); failed(work.error); };
    };
  });
}
const forms = () => stored("readonly", (store) => store.getAll());
const write = (form) => stored("readwrite", (store) => store.put(form));
const drop = (key) => stored("readwrite", (store) => store.delete(key));

async function post(request) {
  const copy = request.clone();
  try {
    return await fetch(request);
  } catch {
    const sent = await copy.formData().catch(() => new FormData());
    // A press on another button of the form, for furigana or another look, is not a sending.
    if (!sent.has("offline") || sent.has("furigana") || sent.has("look")) return told(await shelfIn(request.url), "unsent", 503);
    const fields = [...sent].filter(([, value]) => typeof value === "string");
    const key = sent.get("form_key") || crypto.randomUUID();
    const title = sent.get("offline");
    await write({ key, action: request.url, title, fields, shown: about.get(key), at: Date.now(), state: "waiting" });
    await self.registration.sync?.register(SEND).catch(() => {});
    return Response.redirect(`${shelfOf(request.url)}#waiting`, 303);
  }
}

async function send(form) {
  const { key, title, at } = form;
  if (form.state !== "waiting") return Date.now() - at > 2 * WEEK ? drop(key) : null;
  if (Date.now() - at > WEEK) return write({ key, title, at, action: form.action, state: "expired" });
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), ANSWER);
  const body = new URLSearchParams(form.fields);
  const answer = await fetch(form.action, { method: "POST", body, signal: stop.signal }).catch(() => null);
  clearTimeout(timer);
  if (!answer || answer.status === 429 || answer.status > 499) return "again";
  // Sent: nothing of what was written stays. Refused: it stays until the person has seen it, or a week.
  if (answer.ok) return write({ key, title, at, state: "sent", result: answer.url });
  return write({ ...form, state: "refused" });
}

// One sender at a time, however many tabs and events ask for it.
const alone = (work) => (navigator.locks ? navigator.locks.request(SEND, work) : work());
const flush = () => alone(async () => {
  const before = await forms();
  const results = [];
  for (const form of before) results.push(await send(form));
  const news = before.some((form, n) => form.state === "waiting" && results[n] !== "again");
  if (news) for (const client of await self.clients.matchAll()) client.postMessage("engawa-news");
  return results.includes("again");
});

// The result was opened: the way to it need not be kept any longer.
async function seen(address) {
  for (const form of await forms()) if (form.state === "sent" && plain(form.result) === plain(address)) await drop(form.key);
}

async function list({ language = "ja" }) {
  const found = [];
  for (const name of [CHOSEN, PAGES]) {
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) {
      const copy = await cache.match(url, { ignoreVary: true });
      if (!copy || Object.values(ENGAWA.shelves).includes(new URL(url).pathname)) continue;
      const [at, bytes] = ["engawa-at", "engawa-bytes"].map((header) => Number(copy.headers.get(header)));
      found.push({ url, title: titleOf(copy), bytes, when: moment(at, language), chosen: name === CHOSEN });
    }
  }
  const waiting = (await forms()).map((form) => ({ ...form, when: moment(form.at, language) }));
  return { kept: found.reverse(), forms: waiting };
}

const DOES = {
  list,
  flush: () => flush().then((left) => left && self.registration.sync?.register(SEND).catch(() => {})),
  about: ({ key, shown }) => about.set(key, shown) && null,
  erase: ({ url, key }) => (url ? erase(url) : drop(key)),
  forget: async () => {
    about.clear();
    await Promise.all([PAGES, CHOSEN].map((name) => caches.delete(name)));
    await stored("readwrite", (store) => store.clear());
  },
  visited: async ({ urls }) => {
    for (const url of urls) await remember(url, await fetch(url));
  },
  keep: async ({ urls, title }) => {
    for (const url of urls.map(plain)) {
      if (new URL(url).origin !== location.origin || OURS.test(new URL(url).pathname)) throw new Error("not ours to keep");
      const answer = await fetch(url);
      if (!answer.ok) throw new Error(`${answer.status}`);
      await keep(CHOSEN, url, answer, url === plain(urls[0]) ? title : "");
    }
  },
};

// 「すぐに離れる」 (static/js/page.js)
DOES["engawa:leave"] = DOES.forget;

self.addEventListener("message", (event) => {
  const work = (async () => DOES[event.data.type]?.(event.data))();
  const answer = work.then((result) => ({ result }), (error) => ({ error: String(error) }));
  event.waitUntil(answer.then((words) => event.ports[0]?.postMessage(words)));
});

self.addEventListener("sync", (event) => {
  // A rejected promise has the browser try again later.
  if (event.tag === SEND) event.waitUntil(flush().then((left) => left && Promise.reject(new Error("not yet"))));
});
