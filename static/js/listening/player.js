// The page as sound, in place: heard while it is being made, sentence by sentence, at one's own pace, and on while
// people read on. Loaded by page.js when somebody presses 「聞く」; it never starts sound that nobody asked for.
import * as bar from "./bar.js";
import { browseOn } from "./browsing.js";
import { forgetPlace, heard, keepOpen, keepPlace, keepSpeed, openPage, placeIn } from "./kept.js";
import { find, follow, isInSight, mark, unmark } from "./marks.js";
import { showOutside } from "./outside.js";

const AGAIN = 1000; // a page that is being made tells of new sentences as often
const GIVE_UP = 8;
const KEEP_EVERY = 5;
// Pressed this soon after its beginning, 「前」 means the sentence before, not this one again. Faster listeners, sooner.
const STILL_AT_ITS_BEGINNING = 1.5;

let sound = null; // the media element
let page = null; // what is heard: address, ending, title, href
let cues = { sentences: [], complete: false };
let ranges = null; // where the sentences stand in the page that is shown
let now = -1;
let state = "";
let following = true;
let timer;
let keptAt = 0;

const endingOf = (address) => /recording\.([a-z.0-9]+)/.exec(address)?.[1] ?? "mp3";
const isPlaying = () => Boolean(sound) && !sound.paused && !sound.ended;
const isShown = () => document.querySelector(`[data-listen][href="${page.address}"], [data-listen="${page.address}"]`);
const titleHere = () => document.title.split("｜")[0].replace(/^(?:聞く：|Listen: )/, "");
const hrefHere = () => document.querySelector("a[data-heard]")?.getAttribute("href") ?? location.pathname;

// ---- Opening and closing

// The press on 「聞く」. Where the same page is heard already it is the same as ▶.
export async function press(address, begin) {
  if (page?.address === address && sound) {
    if (!isPlaying()) start();
    return;
  }
  leave();
  take(begin(), { address, title: titleHere(), href: hrefHere() });
  await openBar();
}

// Somebody pressed ▶ on the browser's own control: the bar adds to it what it lacks.
export async function adopt(element) {
  if (element === sound) return;
  const { listen } = element.closest("[data-listen]").dataset;
  const silent = !element.currentTime && placeIn(listen)?.at;
  leave();
  take(element, { address: listen, title: titleHere(), href: hrefHere() });
  if (silent) element.currentTime = silent;
  setSpeed(heard().speed);
  await openBar();
}

// A page that had to be loaded anew: the bar is there again, and silent.
export async function reopen(begin) {
  const before = openPage();
  if (!before || page) return;
  take(begin(before.address), before);
  await openBar();
}

function take(element, { address, title, href }) {
  sound = element;
  page = { address, title, href, ending: endingOf(sound.currentSrc || sound.src) };
  cues = { sentences: [], complete: false };
  ranges = null;
  now = -1;
  following = true;
  state = placeIn(address)?.at ? "resumed" : "";
  for (const name of ["play", "pause", "timeupdate", "seeked", "ended", "waiting", "playing", "error"]) sound.addEventListener(name, changed);
  if (sound.error) changed({ type: "error" });
  keepOpen({ address, title, href });
  loadCues(page);
}

function leave() {
  if (!sound) return;
  rememberPlace();
  for (const name of ["play", "pause", "timeupdate", "seeked", "ended", "waiting", "playing", "error"]) sound.removeEventListener(name, changed);
  sound.pause();
  if (!document.contains(sound)) sound.removeAttribute("src");
  clearTimeout(timer);
  unmark();
  sound = page = null;
}

function close() {
  leave();
  keepOpen(null);
  bar.close();
  showOutside(null);
}

async function openBar() {
  try {
    await bar.open(ACTIONS);
    tick();
  } catch {
    // Without its controls sound would be hard to stop; the page that only plays does without them.
    const { address } = page;
    close();
    location.assign(address);
  }
}

// ---- What the sound tells

function changed({ type }) {
  if (type === "error") failed();
  else if (type === "waiting") state ||= "waiting";
  else if (type === "playing" && state === "waiting") state = "";
  else if (type === "ended") {
    forgetPlace(page.address);
    state = "ended";
  } else if (type === "pause") rememberPlace();
  tick();
}

function failed() {
  state = "failed";
  // Somebody pressed and hears nothing: that is the one thing to be said.
  const region = document.getElementById("announcement");
  if (region) setTimeout(() => { region.textContent = bar.wordsOf("failed").trim(); }, 150);
}

function rememberPlace() {
  if (!page || !sound?.currentTime || sound.ended) return;
  keptAt = sound.currentTime;
  keepPlace(page.address, { at: keptAt, digest: cues.digest, text: cues.sentences[now]?.text });
}

function tick() {
  clearTimeout(timer);
  if (!sound) return;
  const at = sound.currentTime;
  const index = sentenceAt(at);
  if (index !== now) turnTo(index);
  if (isPlaying() && Math.abs(at - keptAt) > KEEP_EVERY) rememberPlace();
  draw();
  if (!isPlaying()) return;
  // To the very moment at which the next sentence begins; the browser's own clock strikes only four times a second.
  const next = cues.sentences[index + 1]?.start;
  const wait = next === undefined ? 250 : ((next - at) / sound.playbackRate) * 1000;
  timer = setTimeout(tick, Math.min(Math.max(wait, 10), 250));
}

function draw() {
  const length = cues.finished ? cues.seconds : 0;
  const can = { before: now > 0, after: canGo(now + 1), headingBefore: heading(-1) >= 0, headingAfter: canGo(heading(1)) };
  const told = { title: page.title, href: page.href, isPlaying: isPlaying(), at: sound.currentTime, length, state, can };
  bar.show({ ...told, speed: sound.playbackRate });
  showOutside({ ...told, speed: sound.playbackRate, actions: ACTIONS });
}

// ---- Sentences

async function loadCues(mine) {
  for (let tries = 0; page === mine && tries < GIVE_UP; ) {
    const edition = cues.digest ? `&v=${cues.digest}` : "";
    const answer = await fetch(`${mine.address}cues.json?kind=${mine.ending}${edition}`).catch(() => null);
    if (page !== mine) return;
    if (answer?.ok) {
      learn(await answer.json());
      tries = 0;
    } else tries += 1;
    if (cues.finished) return;
    await new Promise((done) => setTimeout(done, AGAIN * (tries + 1)));
  }
}

function learn(told) {
  const isFirst = !cues.digest;
  cues = told;
  ranges = null;
  now = -1;
  if (isFirst) correctPlace();
  tick();
}

// The page was changed since: the sentence that was heard last has another place now, or none.
function correctPlace() {
  const place = placeIn(page.address);
  if (!place?.at || !place.digest || place.digest === cues.digest || state !== "resumed") return;
  moveTo(cues.sentences.find(({ text }) => text === place.text)?.start ?? 0);
}

function sentenceAt(time) {
  return cues.sentences.findLastIndex(({ start }) => start !== undefined && start !== null && start <= time + 0.03);
}

function turnTo(index) {
  now = index;
  // A place was said in words until the next sentence is heard.
  const sentence = cues.sentences[index];
  if (!sentence || !isShown()) return unmark();
  ranges ??= find(document.getElementById("main"), cues.sentences);
  const found = ranges[index].filter((range) => range.startContainer.isConnected);
  mark(found);
  if (!found.length) return undefined;
  following ||= isInSight(found[0], bar.frame());
  if (following && bar.isOpen()) follow(found[0], bar.frame());
  return undefined;
}

const isMade = (index) => Number.isFinite(cues.sentences[index]?.start);
const canGo = (index) => isMade(index) && (cues.finished || isReachable(cues.sentences[index].start));

// What comes while it is being made can be wound only as far as it is here already, whatever the browser hopes.
function isReachable(time) {
  const parts = Number.isFinite(sound.duration) ? sound.seekable : sound.buffered;
  for (let part = 0; part < parts.length; part += 1) if (parts.start(part) <= time && time <= parts.end(part)) return true;
  return false;
}

function moveTo(time) {
  if (!isReachable(time) && cues.finished && sound.readyState > 0) {
    const speed = sound.playbackRate;
    sound.src = `${page.address}recording.${page.ending}?v=${cues.digest}`;
    setSpeed(speed);
  }
  sound.currentTime = time;
}

function go(index) {
  if (!canGo(index)) return;
  following = true;
  state = "";
  moveTo(cues.sentences[index].start);
  start();
}

const isLate = () => now >= 0 && sound.currentTime - cues.sentences[now].start > STILL_AT_ITS_BEGINNING * sound.playbackRate;

// The next heading in a direction; before: the one of this part, unless we are at its beginning.
function heading(way) {
  const found = (index) => cues.sentences[index].level > 0 && isMade(index);
  const from = way > 0 ? now + 1 : now - (isLate() ? 0 : 1);
  for (let index = from; index >= 0 && index < cues.sentences.length; index += way) if (found(index)) return index;
  return way < 0 && now > 0 ? 0 : -1;
}

// ---- What people do

function start() {
  sound.play().catch(() => tick());
}

function setSpeed(speed) {
  sound.preservesPitch = true;
  sound.defaultPlaybackRate = sound.playbackRate = speed;
}

const ACTIONS = {
  play() {
    if (isPlaying()) sound.pause();
    else start();
  },
  stop: () => sound.pause(),
  before: () => go(isLate() ? now : now - 1),
  after: () => go(now + 1),
  headingBefore: () => go(heading(-1)),
  headingAfter: () => go(heading(1)),
  restart() {
    state = "";
    following = true;
    moveTo(0);
    start();
  },
  speed(value) {
    setSpeed(Number(value));
    keepSpeed(sound.playbackRate);
    tick();
  },
  close,
};

// Silence is one key away, wherever the focus is. It does nothing else, so whatever else Escape closes still closes.
addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.isComposing || !isPlaying()) return;
  sound.pause();
}, true);

// Who looks elsewhere is not pulled back.
for (const name of ["wheel", "touchmove", "keydown"]) {
  addEventListener(name, (event) => {
    const scrolls = name !== "keydown" || ["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown", " ", "Tab"].includes(event.key);
    if (!scrolls || event.target.closest?.(".player")) return;
    following = false;
  }, { passive: true });
}

// Two voices at once are none.
document.addEventListener("play", ({ target }) => {
  if (sound && target !== sound) sound.pause();
}, true);

addEventListener("pagehide", rememberPlace);
document.addEventListener("engawa:leave", () => {
  if (!sound) return;
  sound.pause();
  sound = page = null;
  unmark();
});

browseOn({
  isListening: isPlaying,
  scroller: bar.scroller,
  leaving() {
    rememberPlace();
    // The browser's own control goes with its page, and the sound with it, unless it is taken along.
    if (document.body.contains(sound)) {
      sound.hidden = true;
      bar.hold(sound);
    }
  },
  opening() {
    state = "opening";
    draw();
  },
  arrived() {
    state = "";
    ranges = null;
    now = -1;
    following = true;
    tick();
  },
});

// A part of the page was exchanged: its words stand elsewhere.
document.addEventListener("htmx:afterSettle", () => { ranges = null; });

bar.ready().catch(() => {}); // a press will ask again
