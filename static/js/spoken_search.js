// Typing is the hardest part for some who could simply say what they look for; only some browsers can take it down,
// so the button is made only when this finds that this one can.

const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;

export function offer() {
  const part = document.querySelector("[data-spoken-search]");
  // A page may ask again: the part is hidden until its button is made.
  if (!Recognition || !part?.hidden) return;
  const words = part.dataset;
  const button = Object.assign(document.createElement("button"),
    { type: "button", className: "button button--secondary", textContent: words.start });
  const before = Object.assign(document.createElement("p"),
    { id: "spoken-search-words", className: "spoken-search__words", textContent: words.before });
  const state = Object.assign(document.createElement("p"), { className: "spoken-search__state" });
  button.setAttribute("aria-describedby", before.id);
  const control = document.getElementById(words.spokenSearch);
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
  part.append(button, before, state);
  part.hidden = false;
}
