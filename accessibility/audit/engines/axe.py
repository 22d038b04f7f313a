"""axe-core through axe-selenium-python, whose traps end here.

The package brings an axe of 2018, so a current one is brought along. It writes options into JavaScript as Python
prints them, never hears of a failed run, and knows no language but English.
"""

import json
from pathlib import Path
from typing import Any

from axe_selenium_python import Axe
from selenium import webdriver
from selenium.common.exceptions import TimeoutException

from accessibility.audit.engines import Found, QuietEngine, Shown
from accessibility.audit.findings import Finding

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
# Of level AAA the contrast alone: 7:1, and 4.5:1 for large letters.
CONTRAST = "color-contrast-enhanced"
# Pages have no frames, and what passed needs no list of places.
QUICKLY = {"resultTypes": ["violations", "incomplete"], "preload": False, "iframes": False}
EVERYTHING = {"runOnly": {"type": "tag", "values": TAGS}, "rules": {CONTRAST: {"enabled": True}}, **QUICKLY}
COLOURS = {"runOnly": {"type": "rule", "values": [CONTRAST, "link-in-text-block"]}, **QUICKLY}
SHAPE = {"runOnly": {"type": "rule", "values": ["target-size", "scrollable-region-focusable"]}, **QUICKLY}
SECONDS = 60


class AxeError(Exception):
    """axe did not run, so nothing is known of the page."""


class JapaneseAxe(QuietEngine):
    """A current axe that explains itself in Japanese."""

    def __init__(self, folder: Path) -> None:
        """``folder`` is axe-core as npm unpacks it."""
        script = folder / "axe.min.js"
        if not script.exists():
            raise AxeError(f"axe-core is not at {folder}. Please run: cd tests && npm ci")
        locale = (folder / "locales" / "ja.json").read_text(encoding="utf-8")
        self.source = f"{script.read_text(encoding='utf-8')};axe.configure({{locale: {locale}}});"
        self.version = json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"]

    @property
    def name(self) -> str:
        """Name and version."""
        return f"axe-core {self.version}"

    def prepare(self, browser: webdriver.Chrome) -> None:
        """Let every page find axe in place: sending it to each anew takes longer than its rules."""
        browser.set_script_timeout(SECONDS)
        browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": self.source})

    def look(self, page: Shown) -> Found:
        """All rules."""
        return self.run(page.browser, EVERYTHING)

    def look_at_colours(self, page: Shown) -> Found:
        """Contrast."""
        return self.run(page.browser, COLOURS)

    def look_at_shape(self, page: Shown) -> Found:
        """Sizes of what is pressed, and areas that scroll."""
        return self.run(page.browser, SHAPE)

    def run(self, browser: webdriver.Chrome, options: dict[str, Any]) -> Found:
        """What axe says of the page that the browser shows."""
        try:
            results: dict[str, Any] = Axe(browser).run(options=json.dumps(options))
        except TimeoutException as silence:
            raise AxeError(f"axe gave no answer within {SECONDS} seconds at {browser.current_url}") from silence
        return Found(findings(results["violations"]), findings(results["incomplete"]), len(results["passes"]))


def findings(rules: list[dict[str, Any]]) -> list[Finding]:
    """One finding for each place, from axe's list of rules."""
    return [
        Finding(
            engine="axe",
            rule=rule["id"],
            text=rule["help"],
            impact=node.get("impact") or rule.get("impact") or "",
            criteria=tuple(tag for tag in rule["tags"] if tag.startswith("wcag") or tag == "best-practice"),
            target=" ".join(str(part) for part in node["target"]),
            html=node["html"][:500],
            advice=" ".join(check["message"] for kind in ("any", "all", "none") for check in node[kind]),
            help_url=rule["helpUrl"],
        )
        for rule in rules
        for node in rule["nodes"]
    ]
