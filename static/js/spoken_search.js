// Typing is the hardest part for some who could simply say what they look for; only some browsers can take it down,
// so the button stays hidden until this finds that this one can.

const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
const part = document.querySelector("[data-spoken-search]");
if (Recognition && part) offer(part);

function offer(part) {
  const button = part.querySelector("button");
  const state = part.querySelector("[data-state]");
  const control = document.getElementById(part.dataset.spokenSearch);
  const words = { start: button.textContent, ...part.dataset };
  let listening = null;

  function say(sentence) {
    state.textContent = sentence;
    document.getElementById("announcement").textContent = sentence;
  }

  function end() {
    listening = null;
    button.textContent = words.start;
  }

  function heard(event) {
    const said = event.results[0][0].transcript.trim().replace(/[。．.]$/, "");
    const longest = control.maxLength > 0 ? control.maxLength : said.length;
    control.value = [...said].slice(0, longest).join("");
    if (control.value) say(words.heard.replace("%s", () => control.value));
  }

  function failed(event) {
    const kinds = { "not-allowed": words.notAllowed, "service-not-allowed": words.notAllowed, "no-speech": words.noSpeech,
      "audio-capture": words.audioCapture, network: words.network };
    // Whoever presses "stop" knows that it stopped.
    if (event.error === "aborted") say("");
    else say(kinds[event.error] ?? words.failed);
  }

  function listen() {
    listening = new Recognition();
    listening.lang = document.documentElement.lang === "en" ? "en-US" : "ja-JP";
    listening.interimResults = false;
    listening.maxAlternatives = 1;
    listening.onresult = heard;
    listening.onerror = failed;
    listening.onnomatch = () => say(words.noSpeech);
    listening.onend = end;
    try {
      listening.start();
    } catch {
      end();
      say(words.failed);
      return;
    }
    button.textContent = words.stop;
    say(words.listening);
  }

  button.addEventListener("click", () => (listening ? listening.abort() : listen()));
  part.hidden = false;
}
