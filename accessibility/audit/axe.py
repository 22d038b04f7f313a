"""axe-core through axe-selenium-python, whose traps end here.

The package brings an axe of 2018, so a current one is injected. It writes options into JavaScript as Python prints
them, never hears of a failed run, and knows no language but English.
"""

import json
from pathlib import Path
from typing import Any

from axe_selenium_python import Axe
from selenium.common.exceptions import TimeoutException
from selenium.webdriver.remote.webdriver import WebDriver

from accessibility.audit.findings import Finding

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations", "incomplete"]}
SECONDS = 60


class AxeError(Exception):
    """axe did not run, so nothing is known of the page."""


class JapaneseAxe:
    """A current axe that explains itself in Japanese."""

    def __init__(self, folder: Path) -> None:
        """``folder`` is axe-core as npm unpacks it."""
        self.script = folder / "axe.min.js"
        if not self.script.exists():
            raise AxeError(f"axe-core is not at {folder}. Please run: cd tests && npm ci")
        self.version = json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"]
        self.locale = json.loads((folder / "locales" / "ja.json").read_text(encoding="utf-8"))

    def run(self, browser: WebDriver) -> dict[str, Any]:
        """Everything axe says of the page that the browser shows."""
        browser.set_script_timeout(SECONDS)
        axe = Axe(browser, script_url=str(self.script))
        axe.inject()
        browser.execute_script("axe.configure({locale: arguments[0]})", self.locale)
        try:
            results: dict[str, Any] = axe.run(options=json.dumps(OPTIONS))
        except TimeoutException as silence:
            raise AxeError(f"axe gave no answer within {SECONDS} seconds at {browser.current_url}") from silence
        return results


def findings(rules: list[dict[str, Any]]) -> list[Finding]:
    """One finding for each place, from axe's list of rules."""
    return [
        Finding(
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
