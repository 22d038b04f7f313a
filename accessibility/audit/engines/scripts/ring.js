// Everything that can take the focus and shows no ring of 2 pixels that stands out 3:1 from what lies around it.
const FOCUSABLE = "a[href], button:not(:disabled), input:not([type=hidden]):not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, audio[controls], [tabindex]:not([tabindex^='-'])";

const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
function rgba(colour) {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  return canvas.getImageData(0, 0, 1, 1).data;
}
const known = new Map();
const read = (colour) => known.get(colour) ?? known.set(colour, rgba(colour)).get(colour);

function luminance([red, green, blue]) {
  const [r, g, b] = [red, green, blue].map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const over = (colour, under) => [0, 1, 2].map((part) => under[part] + (colour[part] - under[part]) * colour[3] / 255);

function ground(element) {
  for (let place = element; place; place = place.parentElement) {
    const colour = read(getComputedStyle(place).backgroundColor);
    if (colour[3] > 250) return colour;
  }
  return read("Canvas");
}

// The ring lies outside of the element, or inside when it is drawn with a negative offset.
function isSeen(holder) {
  const style = getComputedStyle(holder);
  const grounds = [ground(holder.parentElement ?? holder), ground(holder)];
  const around = parseFloat(style.outlineOffset) < 0 ? grounds.slice(1) : grounds.slice(0, 1);
  const colours = [];
  if (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) colours.push(style.outlineColor);
  for (const shadow of style.boxShadow.matchAll(/((?:rgba?|color|oklch)\([^)]*\))\s+0px 0px 0px (\d+(?:\.\d+)?)px/g))
    if (Number(shadow[2]) >= 2) colours.push(shadow[1]);
  return colours.map(read).some((colour) => around.some((under) => contrast(over(colour, under), under) >= 3));
}

const kept = [document.activeElement, scrollX, scrollY];
const found = [];
for (const element of document.querySelectorAll(FOCUSABLE)) {
  if (!element.checkVisibility({ visibilityProperty: true })) continue;
  // One of a group of radio buttons shows what all of them show, but any of them can be asked.
  element.focus({ preventScroll: true });
  if (document.activeElement !== element) continue;
  const holders = [element, element.closest("label"), element.parentElement].filter(Boolean);
  if (!holders.some((holder) => isSeen(holder)))
    found.push({
      target: element.tagName.toLowerCase() + (element.id ? "#" + element.id : "")
        + [...element.classList].map((name) => "." + name).join(""),
      html: element.outerHTML.slice(0, 300),
    });
}
document.activeElement?.blur?.();
if (kept[0] !== document.body) kept[0].focus?.({ preventScroll: true });
scrollTo(kept[1], kept[2]);
return found;
