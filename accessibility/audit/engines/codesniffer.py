"""HTML_CodeSniffer: WCAG 2 AA with rules that axe lacks, and the contrast of AAA by another arithmetic than axe's.

It knows WCAG as of 2020. Where it is wrong about pages like ours it is overruled, each time for a written reason and
only for the elements the reason is about; tests/accessibility/test_audit_codesniffer.py proves that just beside them
it still speaks up.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import TimeoutException

from accessibility.audit.engines import Found, QuietEngine, Shown
from accessibility.audit.findings import Finding

ERROR, WARNING = 1, 2
# Of level AAA the contrast alone (1.4.6).
STANDARDS = {"WCAG2AA": "", "WCAG2AAA": ".1_4_6."}
CONTRAST = {"WCAG2AAA": ".1_4_6."}
SECONDS = 60
SNIFF = (Path(__file__).parent / "scripts" / "codesniffer.js").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Overruled:
    """What HTML_CodeSniffer says wrongly, of which elements, and why we know better."""

    code: str
    of: str
    because: str

    def covers(self, code: str) -> bool:
        """Whether the message is of this kind."""
        return self.code in code


OVERRULED = (
    Overruled(
        ".Abs",
        ".visually-hidden, .visually-hidden *",
        "Only heard, never seen: words in a box of one pixel have no contrast.",
    ),
    Overruled(
        ".Abs",
        ".skip-links a",
        "Above the page until the focus is on them; then they carry ground and ink of the colour set, whose contrast "
        "tests/accessibility/test_contrast.py computes.",
    ),
)


class CodeSnifferError(Exception):
    """HTML_CodeSniffer did not run, so nothing is known of the page."""


class CodeSniffer(QuietEngine):
    """HTML_CodeSniffer in the page itself."""

    def __init__(self, folder: Path, overruled: tuple[Overruled, ...] = OVERRULED) -> None:
        """``folder`` is html_codesniffer as npm unpacks it."""
        script = folder / "build" / "HTMLCS.js"
        if not script.exists():
            raise CodeSnifferError(f"HTML_CodeSniffer is not at {folder}. Please run: cd tests && npm ci")
        self.source = script.read_text(encoding="utf-8")
        self.version = json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"]
        self.overruled = overruled

    @property
    def name(self) -> str:
        """Name and version."""
        return f"HTML_CodeSniffer {self.version}"

    def prepare(self, browser: webdriver.Chrome) -> None:
        """Let every page find the sniffs in place."""
        browser.set_script_timeout(SECONDS)
        browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": self.source})

    def look(self, page: Shown) -> Found:
        """AA, and the contrast of AAA."""
        return self.sniff(page.browser, STANDARDS)

    def look_at_colours(self, page: Shown) -> Found:
        """The contrast of AAA."""
        return self.sniff(page.browser, CONTRAST)

    def sniff(self, browser: webdriver.Chrome, standards: dict[str, str]) -> Found:
        """Errors are violations, warnings are for a person to judge; notices say the same of every page."""
        elements = [wrong.of for wrong in self.overruled]
        try:
            said = browser.execute_async_script(SNIFF, standards, elements)
        except TimeoutException as silence:
            raise CodeSnifferError(f"No answer within {SECONDS} seconds at {browser.current_url}") from silence
        if isinstance(said, str):
            raise CodeSnifferError(f"{said} at {browser.current_url}")
        heard = [message for message in said if not self.is_overruled(message)]
        of_kind = {kind: [finding(m) for m in heard if m["type"] == kind] for kind in (ERROR, WARNING)}
        return Found(of_kind[ERROR], of_kind[WARNING])

    def is_overruled(self, message: dict[str, Any]) -> bool:
        """Whether one of our reasons is about this message and this element."""
        reasons = [self.overruled[number] for number in message["among"]]
        return any(reason.covers(message["code"]) for reason in reasons)


def finding(message: dict[str, Any]) -> Finding:
    """One message as a finding. Its code names the criterion: WCAG2AA.Principle1.Guideline1_4.1_4_3.G18.Fail."""
    _standard, _principle, _guideline, criterion, *_technique = message["code"].split(".")
    digits = "".join(criterion.split("_")[:3])
    return Finding(
        engine="HTML_CodeSniffer",
        rule=message["code"],
        text=message["text"],
        impact="serious" if message["type"] == ERROR else "",
        criteria=(f"wcag{digits}",),
        target=message["target"],
        html=message["html"],
        advice="",
    )
