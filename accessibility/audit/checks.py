"""Our own checks of a page: what axe does not look at."""

from selenium import webdriver

from accessibility.audit.browser import resize
from accessibility.audit.findings import Finding, own_finding

NARROW = 320
OVERFLOW = """
const width = document.documentElement.clientWidth, wide = [];
if (document.documentElement.scrollWidth > width + 1)
  for (const element of document.querySelectorAll('body *'))
    if (wide.length < 5 && Math.max(element.getBoundingClientRect().right, element.scrollWidth) > width + 1)
      wide.push(element.tagName.toLowerCase() + (element.className ? '.' + element.className : ''));
return [document.documentElement.scrollWidth, wide];
"""
FACTS = "return [document.title.trim(), document.documentElement.lang, document.querySelectorAll('h1').length]"


def check_page(browser: webdriver.Chrome, *, size: tuple[int, int]) -> list[Finding]:
    """Heading, language, title and reflow of the page that is shown. Read the console first: see ``check_console``."""
    title, language, headings = browser.execute_script(FACTS)
    found = []
    if headings != 1:
        found.append(own_finding("one-h1", f"見出し1が{headings}個あります。"))
    if not language:
        found.append(own_finding("language", "html要素にlang属性を付けてください。"))
    if not title:
        found.append(own_finding("page-title", "題名（title）がありません。"))
    return found + check_reflow(browser, size=size)


def check_reflow(browser: webdriver.Chrome, *, size: tuple[int, int]) -> list[Finding]:
    """At 320 CSS pixels (a desk screen at 400 %) nobody should have to scroll in two directions."""
    resize(browser, NARROW, size[1])
    width, elements = browser.execute_script(OVERFLOW)
    resize(browser, *size)
    if not elements and width <= NARROW + 1:
        return []
    return [own_finding("reflow", f"幅{NARROW}のとき、ページの幅が{width}になります。", target=", ".join(elements))]


def check_console(browser: webdriver.Chrome, *, expected_status: int) -> list[Finding]:
    """Broken policies and scripts. A page that promises a 4xx makes the browser say so, which is no fault."""
    found = []
    # Selenium forgot the types of this one method.
    for entry in browser.get_log("browser"):  # type: ignore[no-untyped-call]
        promised = f"the server responded with a status of {expected_status}"
        if entry["level"] == "SEVERE" and not (expected_status >= 400 and promised in entry["message"]):
            found.append(own_finding("console", entry["message"][:500]))
    return found
