// What runs out of the window, what is cut off, and what is too small to hit. Called with 44 and 24.
const [wished, floor] = arguments;
const root = document.documentElement;

const describe = (element, rect) => ({
  target: element.tagName.toLowerCase() + (element.id ? "#" + element.id : "")
    + [...element.classList].map((name) => "." + name).join(""),
  html: element.outerHTML.slice(0, 300),
  size: rect ? Math.round(rect.width * 10) / 10 + "×" + Math.round(rect.height * 10) / 10 : "",
});

function tooWide() {
  const width = root.clientWidth;
  if (root.scrollWidth <= width + 1) return [];
  return [...document.querySelectorAll("body *")]
    .filter((element) => Math.max(element.getBoundingClientRect().right, element.scrollWidth) > width + 1)
    .slice(-5).map((element) => describe(element).target);
}

// Words in a box that hides what does not fit. What only a screen reader reads lies in such a box on purpose.
function cutOff() {
  const found = [];
  for (const element of document.querySelectorAll("body *")) {
    const style = getComputedStyle(element);
    const hides = [style.overflowX, style.overflowY].some((flow) => flow === "hidden" || flow === "clip");
    if (!hides || !element.textContent.trim() || element.clientWidth <= 1 || !element.checkVisibility()) continue;
    if (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
      found.push(describe(element, element.getBoundingClientRect()));
  }
  return found;
}

const TARGETS = "a[href], button, input:not([type=hidden]), select, textarea, summary, audio[controls], [role=button]";

function shown(element) {
  if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
  const rect = element.getBoundingClientRect();
  return rect.width > 1 && rect.height > 1 && rect.bottom + scrollY > 0 && rect.right + scrollX > 0;
}

// WCAG leaves out links in a sentence: their height is the height of the line.
function inSentence(element) {
  if (element.localName !== "a" || getComputedStyle(element).display !== "inline") return false;
  let block = element.parentElement;
  while (block && getComputedStyle(block).display === "inline") block = block.parentElement;
  const words = (text) => text.replaceAll(/[\s\p{P}]/gu, "").length;
  return words(block.textContent) > [...block.querySelectorAll("a[href]")].reduce((sum, link) => sum + words(link.textContent), 0);
}

const union = (rects) => {
  const left = Math.min(...rects.map((r) => r.left)), top = Math.min(...rects.map((r) => r.top));
  const right = Math.max(...rects.map((r) => r.right)), bottom = Math.max(...rects.map((r) => r.bottom));
  return { left, top, right, bottom, width: right - left, height: bottom - top };
};

// Pressing the label presses the control too.
function area(element) {
  const labels = [...(element.labels ?? [])].filter(shown);
  return union([element, ...labels].map((one) => one.getBoundingClientRect()));
}

// A part of the page that is pressed may be larger than its box (a whole card for its link): ask what a finger would hit.
function hits(element, side) {
  element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  const { left, top, width, height } = element.getBoundingClientRect();
  const [x, y, far] = [left + width / 2, top + height / 2, side / 2 - 1];
  const own = (dx, dy) => {
    const hit = document.elementFromPoint(x + dx, y + dy);
    return hit && (hit === element || element.contains(hit) || hit.closest("label")?.control === element);
  };
  const across = width >= side || (own(-far, 0) && own(far, 0));
  return across && (height >= side || (own(0, -far) && own(0, far)));
}

// WCAG 2.5.8: a small target may stand if a circle of 24 pixels around its middle meets no other target.
function crowded(target, all) {
  const x = (target.rect.left + target.rect.right) / 2, y = (target.rect.top + target.rect.bottom) / 2;
  return all.some((other) => {
    if (other === target || other.element.contains(target.element) || target.element.contains(other.element)) return false;
    const { left, right, top, bottom } = other.rect;
    if (Math.min(right - left, bottom - top) < floor) {
      const far = Math.hypot(x - (left + right) / 2, y - (top + bottom) / 2);
      if (far < floor) return true;
    }
    const dx = Math.max(left - x, 0, x - right), dy = Math.max(top - y, 0, y - bottom);
    return Math.hypot(dx, dy) < floor / 2;
  });
}

function smallTargets() {
  const all = [...document.querySelectorAll(TARGETS)].filter(shown).map((element) => ({ element, rect: area(element) }));
  const small = all.filter(({ element, rect }) => Math.min(rect.width, rect.height) < wished - 0.5 && !inSentence(element));
  const crammed = small.filter((target) => Math.min(target.rect.width, target.rect.height) < floor - 0.5 && crowded(target, all));
  const kept = [scrollX, scrollY];
  const tell = (side) => ({ element, rect }) => (hits(element, side) ? [] : [describe(element, rect)]);
  const answer = { "target-44": small.flatMap(tell(wished)), "target-24": crammed.flatMap(tell(floor)) };
  scrollTo(...kept);
  return answer;
}

return { width: root.scrollWidth, wide: tooWide(), "cut-off": cutOff(), ...smallTargets() };
