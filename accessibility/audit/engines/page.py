"""Our own checks of a loaded page: title, language, one heading, no errors, no shortcuts, nothing only for a mouse."""

from pathlib import Path

from selenium import webdriver

from accessibility.audit.engines import Found, QuietEngine, Shown
from accessibility.audit.findings import Finding, own_finding

FACTS = (Path(__file__).parent / "scripts" / "page.js").read_text(encoding="utf-8")


class PageFacts(QuietEngine):
    """What can be read off the page without looking at it."""

    name = "own checks"

    def look(self, page: Shown) -> Found:
        """The console first: later checks would write into it."""
        return Found(check_console(page.browser, expected_status=page.expected_status) + check_facts(page.browser))


def check_facts(browser: webdriver.Chrome) -> list[Finding]:
    """Heading, language and title, and what only a keyboard of one sort or a mouse could reach."""
    facts = browser.execute_script(FACTS)
    found = []
    if facts["headings"] != 1:
        found.append(own_finding("one-h1", f"見出し1が{facts['headings']}個あります。"))
    if not facts["language"]:
        found.append(own_finding("language", "html要素にlang属性を付けてください。"))
    if not facts["title"]:
        found.append(own_finding("page-title", "題名（title）がありません。"))
    found += [
        own_finding("accesskey", "accesskeyは使わないでください。", target=place["target"], html=place["html"])
        for place in facts["accesskeys"]
    ]
    found += [
        own_finding(
            "tabindex", "順番を変えるtabindexは使わないでください。", target=place["target"], html=place["html"]
        )
        for place in facts["tabindexes"]
    ]
    found += [
        own_finding("hover-only", f"マウスをのせたときだけ変わります：{rule}", html=rule) for rule in facts["hoverOnly"]
    ]
    return found


def check_console(browser: webdriver.Chrome, *, expected_status: int) -> list[Finding]:
    """Broken policies and scripts. A page that promises a 4xx makes the browser say so, which is no fault."""
    found = []
    # Selenium forgot the types of this one method.
    for entry in browser.get_log("browser"):  # type: ignore[no-untyped-call]
        promised = f"the server responded with a status of {expected_status}"
        if entry["level"] == "SEVERE" and not (expected_status >= 400 and promised in entry["message"]):
            found.append(own_finding("console", entry["message"][:500]))
    return found
