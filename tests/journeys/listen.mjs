// What a screen reader would say of each HTML document given as a JSON list on standard input: a list of phrases each.
import { virtual } from "@guidepup/virtual-screen-reader";
import { JSDOM } from "jsdom";

const MOST_PHRASES = 2000;

async function heard(html) {
  const { window } = new JSDOM(html);
  for (const name of ["window", "document", "Node", "Element", "HTMLElement", "MutationObserver", "KeyboardEvent"]) {
    globalThis[name] = name === "window" ? window : window[name];
  }
  await virtual.start({ container: window.document.body, window });
  for (let step = 0; step < MOST_PHRASES; step += 1) {
    await virtual.next();
    if ((await virtual.lastSpokenPhrase()) === "end of document") break;
  }
  const phrases = await virtual.spokenPhraseLog();
  await virtual.stop();
  return phrases;
}

let input = "";
for await (const chunk of process.stdin) input += chunk;
const logs = [];
for (const html of JSON.parse(input)) logs.push(await heard(html));
process.stdout.write(JSON.stringify(logs));
