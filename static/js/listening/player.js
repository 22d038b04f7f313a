// The page as sound, in place: heard while it is being made, sentence by sentence, at one's own pace, and on while
// people read on. Loaded by page.js when somebody presses 「聞く」; it never starts sound that nobody asked for.
import * as bar from "./bar.js";
import { browseOn } from "./browsing.js";
import { Cues } from "./cues.js";
import { forgetPlace, heard, keep, keepOpen, keepPlace, openPage, placeIn } from "./kept.js";
import { find, follow, isInSight, mark, unmark } from "./marks.js";
import { showOutside } from "./outside.js";

const KEEP_EVERY = 5; // seconds of sound
// Pressed later than this in a sentence, 「前」 means its own beginning.
const STILL_AT_ITS_BEGINNING = 1.5;
const TELLS = ["play", "pause", "timeupdate", "seeked", "ended", "waiting", "playing", "error"];
// The server asks listeners to wait when many come at once, and lines break: tried again so often, so far apart.
const MOST_TRIES = 6;
const TRY_AGAIN = 2500;

let sound = null; // the media element
let page = null; // what is heard: address, ending, manner, title, href
let cues = new Cues();
let ranges = null; // where the sentences stand in the page that is shown
let now = -1;
let state = "";
let following = true;
let soundOf = null; // makes the sound of an address (page.js, which must do so inside the press)
let tries = 0;
let timer;
let keptAt = 0;

const isPlaying = () => Boolean(sound) && !sound.paused && !sound.ended;
const isShown = () => document.querySelector(`[data-listen][href="${page.address}"], [data-listen="${page.address}"]`);

// ---- Opening and closing

// What the shown page is, for the bar: on the page that only plays, the page it plays.
function here(address) {
  const title = document.title.split("｜")[0].replace(/^(?:聞く：|Listen: )/, "");
  return { address, title, href: document.querySelector("a[data-heard]")?.getAttribute("href") ?? location.pathname };
}

// The press on 「聞く」; `begun` is what already sounds. Where the same page is heard it is the same as ▶.
export async function press(address, make, begun) {
  soundOf = make;
  if (page?.address === address && sound) {
    begun?.pause();
    if (!isPlaying()) start();
    return;
  }
  leave();
  take(begun ?? make(address), here(address));
  if (sound.paused) start();
  await openBar();
}

// Somebody pressed ▶ on the browser's own control: the bar adds to it what it lacks.
export async function adopt(element, make) {
  soundOf = make;
  if (element === sound) return;
  const { listen } = element.closest("[data-listen]").dataset;
  const place = element.currentTime ? 0 : placeIn(listen)?.at;
  leave();
  take(element, here(listen));
  if (place) element.currentTime = place;
  setSpeed(heard().speed);
  await openBar();
}

// A page that had to be loaded anew: the bar is there again, and silent.
export async function reopen(make) {
  const before = openPage();
  if (!before || page) return;
  soundOf = make;
  take(make(before.address), before);
  await openBar();
}

function take(element, { address, title, href }) {
  sound = element;
  const { pathname, searchParams } = new URL(sound.currentSrc || sound.src, location.href);
  const manner = searchParams.get("headings") === "on" ? "&headings=on" : "";
  page = { address, title, href, manner, ending: /recording\.([a-z.0-9]+)$/.exec(pathname)?.[1] ?? "mp3" };
  ranges = null;
  now = -1;
  tries = 0;
  following = true;
  state = placeIn(address)?.at ? "resumed" : "";
  for (const name of TELLS) sound.addEventListener(name, changed);
  if (sound.error) failed();
  keepOpen({ address, title, href });
  cues = new Cues();
  const { ending } = page;
  cues.load((edition) => `${address}cues.json?kind=${ending}${manner}${edition && `&v=${edition}`}`, learned);
}

function leave() {
  if (!sound) return;
  rememberPlace();
  cues.stop();
  for (const name of TELLS) sound.removeEventListener(name, changed);
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
  else if (type === "playing") {
    tries = 0;
    if (["waiting", "failed", "ended"].includes(state)) state = "";
  } else if (type === "ended") {
    forgetPlace(page.address);
    state = "ended";
  } else if (type === "pause") rememberPlace();
  tick();
}

function failed() {
  tries += 1;
  if (tries > MOST_TRIES || cues.isGone) {
    state = "failed";
    // Somebody pressed and hears nothing: that is the one thing to be said.
    const region = document.getElementById("announcement");
    setTimeout(() => { region.textContent = bar.wordsOf("failed"); }, 150);
    return;
  }
  state = "waiting";
  const mine = sound;
  const { currentTime: at } = sound;
  setTimeout(() => mine === sound && again(at), TRY_AGAIN / (cues.digest || tries > 1 ? 1 : 5));
}

// Goes on where it broke off; what is not finished can only be had from its beginning.
function again(at) {
  if (at > 1 && !cues.isFinished) {
    failed();
    return;
  }
  reload(at);
  start();
}

function reload(at) {
  const { playbackRate } = sound;
  const edition = cues.isFinished ? `&v=${cues.digest}` : "";
  sound.src = `${page.address}recording.${page.ending}?${`${edition}${page.manner}`.slice(1)}`;
  setSpeed(playbackRate);
  sound.currentTime = at;
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
  const index = cues.at(at);
  if (index !== now) turnTo(index);
  if (isPlaying() && Math.abs(at - keptAt) > KEEP_EVERY) rememberPlace();
  draw();
  if (!isPlaying()) return;
  // To the very moment at which the next sentence begins; the browser's own clock strikes only four times a second.
  const wait = cues.isMade(index + 1) ? ((cues.start(index + 1) - at) / sound.playbackRate) * 1000 : 250;
  timer = setTimeout(tick, Math.min(Math.max(wait, 10), 250));
}

function draw() {
  const [before, after] = headings();
  const can = { before: now > 0, after: canGo(now + 1), headingBefore: canGo(before), headingAfter: canGo(after) };
  const told = { title: page.title, href: page.href, isPlaying: isPlaying(), at: sound.currentTime, length: cues.seconds, state };
  bar.show({ ...told, can, speed: sound.playbackRate, announces: Boolean(page.manner) });
  showOutside({ ...told, speed: sound.playbackRate, actions: ACTIONS });
}

// ---- Sentences

function learned() {
  ranges = null;
  now = -1;
  correctPlace();
  tick();
}

// The page was changed since, or is now said otherwise: the sentence heard last has another place, or none.
function correctPlace() {
  const place = placeIn(page.address);
  if (state !== "resumed" || !place?.digest || place.digest === cues.digest) return;
  const index = cues.sentences.findIndex(({ text }) => text === place.text);
  if (index >= 0 && !cues.isMade(index)) return; // it will be told of soon
  keepPlace(page.address, { ...place, digest: cues.digest });
  moveTo(cues.start(index) ?? 0);
}

function turnTo(index) {
  now = index;
  const found = isShown() && cues.sentences[index] ? rangesOf(index) : [];
  mark(found);
  if (!found.length || !bar.isOpen()) return;
  following ||= isInSight(found[0], bar.frame());
  if (following) follow(found[0], bar.frame());
}

function rangesOf(index) {
  ranges ??= find(document.getElementById("main"), cues.sentences);
  return ranges[index].filter((range) => range.startContainer.isConnected);
}

const canGo = (index) => cues.isMade(index) && (cues.isFinished || isReachable(cues.start(index)));

// What comes while it is being made can be wound only as far as it is here already, whatever the browser hopes.
function isReachable(time) {
  const parts = Number.isFinite(sound.duration) ? sound.seekable : sound.buffered;
  for (let part = 0; part < parts.length; part += 1) if (parts.start(part) <= time && time <= parts.end(part)) return true;
  return false;
}

function moveTo(time) {
  if (!isReachable(time) && cues.isFinished && sound.readyState > 0) reload(time);
  else sound.currentTime = time;
}

function go(index) {
  if (!canGo(index)) return;
  following = true;
  state = "";
  moveTo(cues.start(index));
  start();
}

const isLate = () => now >= 0 && sound.currentTime - cues.start(now) > STILL_AT_ITS_BEGINNING * sound.playbackRate;

// Before: the heading of this part, unless we are at its beginning; the page's own beginning stands before them all.
function headings() {
  const before = cues.heading(now - (isLate() ? 0 : 1), -1);
  return [before < 0 && now > 0 ? 0 : before, cues.heading(now + 1, 1)];
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
  headingBefore: () => go(headings()[0]),
  headingAfter: () => go(headings()[1]),
  restart() {
    state = "";
    following = true;
    moveTo(0);
    start();
  },
  speed({ value }) {
    setSpeed(Number(value));
    keep({ speed: sound.playbackRate });
    tick();
  },
  // Another recording of the same page: the sentence is found again by its words.
  announces({ checked }) {
    const before = { ...page };
    const sounded = isPlaying();
    rememberPlace();
    keep({ headings: checked });
    leave();
    take(soundOf(before.address), before);
    state = "resumed";
    if (sounded) start();
    tick();
  },
  close,
};

// Silence is one key away, wherever the focus is. It does nothing else, so whatever else Escape closes still closes.
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.isComposing && isPlaying()) sound.pause();
}, true);

// Who looks elsewhere is not pulled back.
const MOVING = ["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown", " ", "Tab"];
for (const name of ["wheel", "touchmove", "keydown"]) {
  addEventListener(name, ({ key, target }) => {
    if ((key === undefined || MOVING.includes(key)) && !target.closest?.(".player")) following = false;
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
  cues.stop();
  unmark();
  sound = page = null;
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
