// Hearing a draft: one player for all sentences, and all of them in a row; without this, each has a page's own player.
const list = document.querySelector("[data-hear-list]");
const status = document.querySelector("[data-hear-status]");
const all = document.querySelector("[data-hear-all]");
const player = new Audio();
const buttons = [];
let playing = null;
let inARow = false;

function say(words) {
  status.textContent = words;
}

// What plays and stops is a button; the link that stands there without this leads to a page of its own.
function buttonFor(link) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = link.className;
  button.append(...link.childNodes);
  button.hearAddress = link.dataset.hear;
  button.hearWords = button.firstChild.textContent;
  button.addEventListener("click", () => (button === playing ? stop() : play(button, false)));
  link.replaceWith(button);
  return button;
}

function show(button, isPlaying) {
  button.firstChild.textContent = isPlaying ? list.dataset.stop : button.hearWords;
  button.closest("li").toggleAttribute("data-playing", isPlaying);
}

function stop() {
  if (playing) show(playing, false);
  playing = null;
  inARow = false;
  player.pause();
  all.textContent = all.dataset.words;
  say("");
}

function play(button, goesOn) {
  if (playing) show(playing, false);
  playing = button;
  inARow = goesOn;
  show(button, true);
  all.textContent = goesOn ? all.dataset.stop : all.dataset.words;
  say(status.dataset.making);
  player.src = button.hearAddress;
  player.play().catch((error) => {
    // Another press aborts the first; a browser that wants one more press says so in its own way.
    if (error.name !== "NotAllowedError") return;
    stop();
    say(status.dataset.failed);
  });
}

// The worker makes the next one while this one sounds.
function prepareNext() {
  const next = buttons[buttons.indexOf(playing) + 1];
  if (inARow && next) fetch(next.hearAddress, { method: "GET" }).catch(() => {});
}

async function explain() {
  if (!playing) return;
  const answer = await fetch(playing.hearAddress).catch(() => null);
  const words = answer?.status === 503 ? await answer.text() : status.dataset.failed;
  stop();
  say(words);
}

async function lookAgain() {
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok) return;
  const seen = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const said of seen.querySelectorAll("[data-said]")) {
    const here = list.querySelector(`[data-said="${said.dataset.said}"]`);
    if (here) here.textContent = said.textContent;
  }
  if (!seen.querySelector("[data-hear-waits]")) document.querySelector("[data-hear-waits]").remove();
  else setTimeout(lookAgain, 3000);
}

if (list && all) {
  for (const link of list.querySelectorAll("a[data-hear]")) buttons.push(buttonFor(link));
  all.dataset.words = all.textContent;
  all.hidden = !buttons.length;
  all.addEventListener("click", () => (inARow ? stop() : play(playing ?? buttons[0], true)));
  player.addEventListener("playing", () => {
    say("");
    if (inARow) playing?.closest("li").scrollIntoView({ block: "nearest", behavior: "instant" });
    prepareNext();
  });
  player.addEventListener("error", explain);
  player.addEventListener("ended", () => {
    const next = buttons[buttons.indexOf(playing) + 1];
    if (inARow && next) play(next, true);
    else stop();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && playing) stop();
  });
  if (document.querySelector("[data-hear-waits]")) setTimeout(lookAgain, 2000);
}
