"""Our own checks of the keyboard: where the focus is can be seen in every colour set, and Tab goes through in order."""

from pathlib import Path
from typing import Any

from selenium import webdriver

from accessibility.audit.engines import Found, QuietEngine, Shown
from accessibility.audit.findings import Finding, own_finding

FOLDER = Path(__file__).parent / "scripts"
RING = (FOLDER / "ring.js").read_text(encoding="utf-8")
WATCH = (FOLDER / "watch_focus.js").read_text(encoding="utf-8")
READ = "return window.engawaFocus.report()"
TAB = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
# A key that no page listens for: pressing Shift three times leaves ours.
HARMLESS = {"key": "F13", "code": "F13", "windowsVirtualKeyCode": 124}
# More than on the longest page; whoever needs more presses to get through is caught in a trap.
MOST_PRESSES = 400
# So many at a time, before asking whether the end is reached.
STRIDE = 20
SAID = {
    "focus-visible": "キーボードで選んだとき、見て分かる枠（2ピクセル以上、3:1以上）がありません。",
    "focus-order": "Tabの順番が、書いてある順番とちがいます。",
    "focus-obscured": "キーボードで選んだとき、ほかのものにかくれています。",
    "focus-trap": "Tabで先へ進めません。",
}


class FocusChecks(QuietEngine):
    """Focus visible (2.4.7, 2.4.13), not obscured (2.4.11), in order (2.4.3), never trapped (2.1.2)."""

    name = "own checks"

    def look(self, page: Shown) -> Found:
        """Tab through the page where the view asks for it, and see the ring of everything."""
        walked = walk(page.browser) if page.view.by_keyboard else []
        return Found(walked + rings(page.browser))

    def look_at_colours(self, page: Shown) -> Found:
        """The ring in other colours. Paper shows no focus."""
        return Found([] if page.view.is_print else rings(page.browser))


def rings(browser: webdriver.Chrome) -> list[Finding]:
    """Everything that can take the focus and does not show it."""
    # A key was pressed, so that the browser takes the person for one who uses the keyboard.
    press(browser, HARMLESS)
    return [told("focus-visible", place) for place in browser.execute_script(RING)]


def walk(browser: webdriver.Chrome) -> list[Finding]:
    """Press Tab from the top of the page until it is left at the bottom."""
    browser.execute_script(WATCH)
    seen: dict[str, Any] = {}
    for _stride in range(MOST_PRESSES // STRIDE):
        for _press in range(STRIDE):
            press(browser, TAB)
        seen = browser.execute_script(READ)
        if seen["left"]:
            break
    found = [told(check, place) for check in ("focus-order", "focus-obscured") for place in seen[check]]
    if not seen["left"]:
        found.append(told("focus-trap", seen["last"]))
    found += [told("focus-order", place) for place in seen["never"]]
    return found


def press(browser: webdriver.Chrome, key: dict[str, Any]) -> None:
    """One key, as a keyboard sends it."""
    browser.execute_cdp_cmd("Input.dispatchKeyEvent", {"type": "rawKeyDown", **key})
    browser.execute_cdp_cmd("Input.dispatchKeyEvent", {"type": "keyUp", **key})


def told(check: str, place: dict[str, str]) -> Finding:
    """A finding at one element."""
    return own_finding(check, f"{SAID[check]}{place.get('why', '')}", target=place["target"], html=place["html"])
