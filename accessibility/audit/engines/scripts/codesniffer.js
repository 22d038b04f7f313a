// Called with the standards (name → what its codes must contain) and the selectors of elements we have reasons about.
const [standards, elements, done] = arguments;
const said = [];

function keep(message, wanted) {
  const element = message.element instanceof Element ? message.element : document.documentElement;
  if (message.type > 2 || !message.code.includes(wanted)) return;
  said.push({
    type: message.type,
    code: message.code,
    text: message.msg,
    target: element.tagName.toLowerCase() + (element.id ? "#" + element.id : "")
      + [...element.classList].map((name) => "." + name).join(""),
    html: element.outerHTML.slice(0, 500),
    among: elements.flatMap((selector, number) => (element.matches(selector) ? [number] : [])),
  });
}

function next(names) {
  if (!names.length) return done(said);
  const [name, ...rest] = names;
  HTMLCS.process(name, document, () => {
    for (const message of HTMLCS.getMessages()) keep(message, standards[name]);
    next(rest);
  }, () => done("HTML_CodeSniffer could not load " + name));
}

next(Object.keys(standards));
