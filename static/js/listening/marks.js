// Which words of the page are heard: found in the page's own text and painted over it, so that not one element is added
// that a screen reader, a copy or a search would stumble over.

const NAME = "engawa-sentence";
const BLOCK = "is-heard";
// What is not spoken (accessibility/speech/pages_in_words.py).
const SILENT = `rt, rp, script, style, template, noscript, form, button, select, textarea, nav, audio, video, [hidden],
  [aria-hidden="true"], [data-speech="skip"]`;
// Said of a thing, and not written in it: the number of an item, 「見出し2、」, 「画像、」.
const SAID_BEFORE = /^(?:見出し\d、|heading(?:level)?\d[,.:]?|画像、|image,|\d+[、.])/i;
// A sentence further on than this is another one with the same words; a piece of one much sooner.
const REACH = 1500;
const REACH_OF_PIECES = 200;

const squeezed = (text) => text.replace(/\s+/g, "");

// Every letter of the part that can be heard, without blanks, and where each stands.
function letters(root) {
  const nodes = [];
  const at = [];
  const first = new Map();
  let text = "";
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node.nodeType === Node.ELEMENT_NODE && node.matches(SILENT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType === Node.ELEMENT_NODE) {
      if (node.id) first.set(node.id, text.length);
      if (!node.alt && !node.dataset.speechWords) continue;
    } else if (node.parentElement.closest("[data-speech-words]")) continue;
    // A picture is heard by its alternative, a map by the words that staff gave it.
    const words = node.data ?? (node.dataset.speechWords || node.alt);
    nodes.push(node);
    for (let place = 0; place < words.length; place += 1) {
      if (/\s/.test(words[place])) continue;
      text += words[place];
      at.push(nodes.length - 1, place);
    }
  }
  return { text, nodes, at, first };
}

function rangeOf({ nodes, at }, from, to) {
  const range = document.createRange();
  const [first, last] = [nodes[at[2 * from]], nodes[at[2 * to - 2]]];
  if (first.data) range.setStart(first, at[2 * from + 1]);
  else range.setStartBefore(first);
  if (last.data) range.setEnd(last, at[2 * to - 1] + 1);
  else range.setEndAfter(last);
  return range;
}

// As it may stand on the page: without what is said before it, without the stop that the voice needs at the end of a cell
// or an item, without the header of its column.
function* spellings(wanted) {
  const bare = wanted.replace(SAID_BEFORE, "");
  yield [wanted, REACH];
  yield [bare, REACH];
  for (const words of [bare, bare.replace(/^[^、,]*[、,]/, "")]) yield [words.replace(/[。.]+$/, ""), REACH_OF_PIECES];
}

function inPieces(page, wanted, from) {
  const found = [];
  let cursor = from;
  for (const piece of wanted.split(/[、。：，．,]/)) {
    const place = piece ? page.text.indexOf(piece, cursor) : -1;
    if (place < 0 || place - cursor > REACH_OF_PIECES) continue;
    found.push([place, place + piece.length]);
    cursor = place + piece.length;
  }
  const covered = found.reduce((sum, [start, end]) => sum + end - start, 0);
  return covered * 2 >= wanted.length ? found : [];
}

function spansOf(page, sentence, cursor) {
  const wanted = squeezed(sentence.text);
  const from = Math.max(cursor, page.first.get(sentence.element) ?? 0);
  for (const [words, reach] of spellings(wanted)) {
    const place = words ? page.text.indexOf(words, from) : -1;
    if (place >= 0 && place - from <= reach) return [[place, place + words.length]];
  }
  return inPieces(page, wanted.replace(SAID_BEFORE, ""), from);
}

// The ranges of each sentence in turn; none for what is said and not written.
export function find(root, sentences) {
  const page = letters(root);
  let cursor = 0;
  return sentences.map((sentence) => {
    const spans = spansOf(page, sentence, cursor);
    if (spans.length) cursor = spans.at(-1)[1];
    return spans.map(([from, to]) => rangeOf(page, from, to));
  });
}

export function unmark() {
  if (globalThis.CSS?.highlights) CSS.highlights.delete(NAME);
  for (const block of document.querySelectorAll(`.${BLOCK}`)) block.classList.remove(BLOCK);
}

export function mark(ranges) {
  unmark();
  if (!ranges.length) return;
  if (globalThis.CSS?.highlights) {
    CSS.highlights.set(NAME, new Highlight(...ranges));
    return;
  }
  for (const { startContainer } of ranges) startContainer.parentElement.closest("p, li, td, th, h1, h2, h3, dd, dt, div")?.classList.add(BLOCK);
}

// Brings what is heard into sight, a third down, unless it is there; a move is shown only to who does not mind moves.
export function follow(range, frame) {
  const place = range.getBoundingClientRect();
  if (!place.height) return; // folded away
  if (place.top >= frame.top && place.bottom <= frame.bottom) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const top = place.top - frame.top - (frame.bottom - frame.top) / 4;
  frame.scroller.scrollBy({ top, behavior: calm ? "instant" : "smooth" });
}

export function isInSight(range, frame) {
  const place = range.getBoundingClientRect();
  return place.height > 0 && place.bottom > frame.top && place.top < frame.bottom;
}
