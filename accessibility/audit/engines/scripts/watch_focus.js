// Listens while somebody tabs through the page: in which order, behind what, and whether they come out again.
document.activeElement?.blur?.();
getSelection().removeAllRanges();
scrollTo(0, 0);

const describe = (element, why = "") => ({
  target: element.tagName.toLowerCase() + (element.id ? "#" + element.id : "")
    + [...element.classList].map((name) => "." + name).join(""),
  html: element.outerHTML.slice(0, 300),
  why,
});
const visited = [];
const disorder = [];
const obscured = [];
let left = false;

function isHidden(element) {
  const { left: x, top: y, width, height } = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const spots = [[0.5, 0.5], [0.02, 0.1], [0.98, 0.1], [0.02, 0.9], [0.98, 0.9]];
  return !spots.some(([across, down]) => {
    const hit = document.elementFromPoint(x + width * across, y + height * down);
    return hit && (element === hit || element.contains(hit) || hit.closest("label")?.control === element);
  });
}

const REACHABLE = "a[href], button:not(:disabled), summary, select:not(:disabled), textarea:not(:disabled), "
  + "input:not([type=hidden]):not(:disabled):not([type=radio])";
const reachable = () => [...document.querySelectorAll(REACHABLE)].filter((element) => element.tabIndex >= 0
  && element.checkVisibility({ visibilityProperty: true }));
const unreached = () => reachable().filter((element) => !visited.includes(element));

document.addEventListener("focusin", ({ target }) => {
  if (left) return;
  if (visited.includes(target)) {
    // From the last one a browser without bars of its own goes back to the first: the whole way was walked.
    left = target === visited[0];
    return;
  }
  const before = visited.at(-1);
  // A page may have put the focus on its errors; then the way goes round once.
  const around = target === reachable().at(0) && before === reachable().at(-1);
  if (before && !around && !(before.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING))
    disorder.push(describe(target, " 前：" + describe(before).target));
  visited.push(target);
  if (isHidden(target)) obscured.push(describe(target));
});

window.engawaFocus = {
  report() {
    // A page that put the focus on its errors is left at the bottom before its top was seen: then round once more.
    left ||= document.activeElement === document.body && !unreached().length;
    return {
      left,
      last: describe(visited.at(-1) ?? document.body),
      "focus-order": disorder,
      "focus-obscured": obscured,
      never: left ? unreached().map((element) => describe(element, " Tabで届きません。")) : [],
    };
  },
};
