// What can be read off the page without looking at it.
const place = (element) => ({
  target: element.tagName.toLowerCase() + (element.id ? "#" + element.id : "")
    + [...element.classList].map((name) => "." + name).join(""),
  html: element.outerHTML.slice(0, 500),
});

// Of a style rule for a hovering mouse, what may change without taking anything from those who have none.
const DECORATION = /^(color|background|border|outline|box-shadow|text-decoration|text-underline|cursor|fill|stroke|transition)/;

function* styleRules(rules) {
  for (const rule of rules) {
    if (rule.selectorText) yield rule;
    if (rule.cssRules?.length) yield* styleRules(rule.cssRules);
  }
}

function hoverOnly() {
  const all = [...document.styleSheets].flatMap((sheet) => [...styleRules(sheet.cssRules)]);
  const selectors = all.flatMap((rule) => rule.selectorText.split(",").map((one) => one.trim()));
  const alsoByFocus = (one) => ["focus", "focus-visible", "focus-within"].some((state) => selectors.includes(one.replaceAll(":hover", ":" + state)));
  return all.filter((rule) => rule.selectorText.includes(":hover")
    && [...rule.style].some((property) => !DECORATION.test(property))
    && !rule.selectorText.split(",").map((one) => one.trim()).filter((one) => one.includes(":hover")).every(alsoByFocus)
  ).map((rule) => rule.cssText.slice(0, 300));
}

return {
  title: document.title.trim(),
  language: document.documentElement.lang,
  headings: document.querySelectorAll("h1").length,
  accesskeys: [...document.querySelectorAll("[accesskey]")].map(place),
  tabindexes: [...document.querySelectorAll("[tabindex]")].filter((element) => element.tabIndex > 0).map(place),
  hoverOnly: hoverOnly(),
};
