"""The Nu HTML checker: whether the page is valid HTML. One Java process judges every page when the walk is over.

Errors and warnings are both violations. What it says wrongly of pages like ours is overruled for a written reason;
tests/accessibility/test_audit_nu.py proves that the reason reaches no further.
"""

import base64
import hashlib
import json
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selenium import webdriver

from accessibility.audit.engines import Found, QuietEngine, Shown
from accessibility.audit.findings import Finding, Visit

SECONDS = 600
# On a machine with more to do than it can, the log was seen to come after five seconds.
SECONDS_FOR_THE_LOG = 30


@dataclass(frozen=True, slots=True)
class Overruled:
    """What the checker says wrongly, and why we know better. All patterns must be found.

    ``extract`` is looked for in the piece that the message is about, ``around`` in what stands around it.
    """

    message: str
    extract: str
    because: str
    around: str = ""

    def covers(self, message: dict[str, Any]) -> bool:
        """Whether this reason is about the message."""
        return bool(
            re.search(self.message, message["message"])
            and re.search(self.extract, marked(message))
            and re.search(self.around, message.get("extract", ""))
        )


def marked(message: dict[str, Any]) -> str:
    """The piece of source that a message is about, without what stands around it."""
    around, start = message.get("extract", ""), message.get("hiliteStart", 0)
    return str(around[start : start + message.get("hiliteLength", len(around))]).strip()


OVERRULED = (
    Overruled(
        r"^The “list” role is unnecessary for element “(ul|ol)”\.$",
        r"^<(ul|ol)\b[^>]*\brole=\"list\"",
        "Safari takes the list out of what VoiceOver hears as soon as its bullets are styled away; the role keeps it.",
    ),
    Overruled(
        r"^The “(table|rowgroup|row|cell|columnheader|rowheader)” role is unnecessary for element"
        r"|^The “role” attribute must not be used on a “(tr|td|th)” element which has a “table” ancestor",
        r'^<(table\b[^>]*\brole="table"|t(head|body)\b[^>]*\brole="rowgroup"|tr\b[^>]*\brole="row"'
        r'|td\b[^>]*\brole="cell"|th\b[^>]*\brole="(column|row)header")',
        "A table that turns into cards on a phone is no table any more to some browsers, unless each part says again "
        "what it is. Only the role that the element has anyway is let through.",
    ),
    Overruled(
        r"^CSS: (“container(-type|-name)?”: Property “container(-type|-name)?” doesn't exist\."
        r"|Unrecognized at-rule “@container”)",
        r"",
        "The checker's CSS is older than container queries. Browsers know them since 2023; older ones skip them.",
    ),
    Overruled(
        r"^CSS: Parse Error\.$",
        r"^\)$",
        "The checker's CSS is older than ::highlight(), which marks the sentence that is heard without any markup. "
        "Browsers know it since 2022 to 2025; older ones skip the rule, and the player marks the block instead.",
        around=r"^engawa-sentence\)\s*\{",
    ),
)


class NuError(Exception):
    """The checker did not run, so nothing is known of any page."""


class NuChecker(QuietEngine):
    """Collects the source of every page, and judges each different one once."""

    def __init__(self, folder: Path, overruled: tuple[Overruled, ...] = OVERRULED) -> None:
        """``folder`` is vnu-jar as npm unpacks it."""
        self.jar = folder / "build" / "dist" / "vnu.jar"
        self.java = shutil.which("java") or ""
        if not self.jar.exists():
            raise NuError(f"The Nu HTML checker is not at {folder}. Please run: cd tests && npm ci")
        if not self.java:
            raise NuError("The Nu HTML checker needs Java. Please run: scripts/system-packages test")
        self.version = json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"]
        self.overruled = overruled
        self.sources: dict[str, tuple[Visit, str]] = {}

    @property
    def name(self) -> str:
        """Name and version."""
        return f"Nu HTML checker {self.version}"

    def look(self, page: Shown) -> Found:
        """Keep the page for later."""
        text = source(page.browser)
        self.sources.setdefault(hashlib.sha256(text.encode()).hexdigest(), (page.visit, text))
        return Found()

    def finish(self) -> Iterator[tuple[Visit, Finding]]:
        """Judge everything that was kept."""
        with tempfile.TemporaryDirectory(prefix="engawa-nu-") as folder:
            for name, (_visit, text) in self.sources.items():
                (Path(folder) / f"{name}.html").write_text(text, encoding="utf-8")
            for message in self.check(Path(folder)) if self.sources else []:
                name = Path(message["url"]).stem
                if not any(reason.covers(message) for reason in self.overruled):
                    yield self.sources[name][0], finding(message)
        self.sources.clear()

    def check(self, folder: Path) -> list[dict[str, Any]]:
        """The checker's messages about every file of a folder."""
        # Many short pages: a quickly started Java beats a thoroughly optimised one.
        java = [self.java, "-Xss8m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", str(self.jar)]
        command = [*java, "--format", "json", "--stdout", "--exit-zero-always", str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=SECONDS)
        try:
            messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
        except (ValueError, KeyError) as noise:
            raise NuError(f"No answer to be read: {done.stderr[-2000:]}") from noise
        return messages


def source(browser: webdriver.Chrome) -> str:
    """The HTML as the server sent it, also when it answered a form: the browser's own tree is always mended."""
    body = browser.execute_cdp_cmd("Network.getResponseBody", {"requestId": request_of_page(browser)})
    text: str = body["body"]
    return base64.b64decode(text).decode() if body["base64Encoded"] else text


def request_of_page(browser: webdriver.Chrome) -> str:
    """The request that brought the page now shown.

    The browser's log may come after the page itself; what it tells of the page before must not be taken for this one.
    """
    here, until = without_fragment(browser.current_url), time.monotonic() + SECONDS_FOR_THE_LOG
    while True:
        answers = [asked for address, asked in documents_received(browser) if without_fragment(address) == here]
        if answers:
            return answers[-1]
        if time.monotonic() > until:
            raise NuError(f"The browser did not remember {here}. It must be opened as chromium(network=True).")
        time.sleep(0.05)


def documents_received(browser: webdriver.Chrome) -> Iterator[tuple[str, str]]:
    """Address and request of each document that came since this was last asked."""
    # Selenium forgot the types of this one method.
    for entry in browser.get_log("performance"):  # type: ignore[no-untyped-call]
        event = json.loads(entry["message"])["message"]
        if event["method"] == "Network.responseReceived" and event["params"]["type"] == "Document":
            yield event["params"]["response"]["url"], event["params"]["requestId"]


def without_fragment(address: str) -> str:
    """The address as it is asked of a server."""
    return address.partition("#")[0]


def finding(message: dict[str, Any]) -> Finding:
    """One message as a finding."""
    return Finding(
        engine="Nu HTML checker",
        rule=f"html-{message.get('subType') or message['type']}",
        text=message["message"],
        impact="serious" if message["type"] == "error" else "minor",
        criteria=(),
        target=f"{message.get('lastLine', '')}行目",
        html=message.get("extract", "")[:500],
        advice=message["message"],
    )
