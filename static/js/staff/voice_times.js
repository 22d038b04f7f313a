/* Setting a heading's time while listening: typing down what a player shows is slow and goes wrong by ear. */

const whole = document.querySelector("[data-voice-whole]");

/** 1:23.4 → 83.4; nothing where no time stands. */
function seconds(text) {
  const parts = text.normalize("NFKC").trim().split(":").map(Number);
  return text.trim() && parts.every(Number.isFinite) ? parts.reduce((sum, part) => sum * 60 + part, 0) : null;
}

/** 83.4 → 1:23.4 */
function shown(time) {
  const tenths = Math.round(time * 10);
  const rest = (tenths % 600) / 10;
  return `${Math.floor(tenths / 600)}:${rest.toFixed(1).padStart(4, "0")}`;
}

function button(row, words, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button button-small button-secondary";
  const heading = document.createElement("span");
  heading.className = "w-sr-only";
  heading.textContent = `：${row.dataset.title}`;
  made.append(words, heading);
  made.addEventListener("click", press);
  return made;
}

/** One button plays from the time in the field and stops again; the other takes the time that is heard. */
function equip(row) {
  const field = document.getElementById(row.dataset.voiceRow);
  const play = button(row, row.dataset.wordsPlay, () => {
    const time = seconds(field.value);
    if (play.dataset.playing) {
      whole.pause();
    } else if (time !== null) {
      whole.pause();
      whole.currentTime = time;
      whole.play().then(() => {
        play.dataset.playing = "yes";
        play.firstChild.data = row.dataset.wordsStop;
      });
    }
  });
  whole.addEventListener("pause", () => {
    delete play.dataset.playing;
    play.firstChild.data = row.dataset.wordsPlay;
  });
  const take = button(row, row.dataset.wordsTake, () => {
    field.value = shown(whole.currentTime);
    field.focus();
  });
  row.replaceChildren(play, take);
}

/* The one player serves all rows, so that the time heard is the time taken. */
if (whole) {
  document.querySelectorAll("[data-voice-row]").forEach(equip);
}
