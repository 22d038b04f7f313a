"""Promises about colours: text at 7:1 or more in every colour set, borders of controls and focus rings at 3:1."""

import re

import pytest

from accessibility.preferences import BROWSER_COLOURS, COLOURS
from portal.settings.environment import BASE_DIR

GROUNDS = ("ground", "paper", "shade")
TEXTS = ("ink", "ink-soft", "link", "accent", "danger", "warning")
TEXT_PAIRS = [(text, ground) for text in TEXTS for ground in GROUNDS] + [
    ("on-accent", "accent"),
    ("on-danger", "danger"),
]
BORDER_PAIRS = [("line", ground) for ground in GROUNDS]
BLOCK = re.compile(r"([^{}]+)\{([^{}]*)\}")
COLOUR = re.compile(r"--([a-z-]+):\s*(#[0-9a-f]{6});")


def colour_sets() -> dict[str, dict[str, str]]:
    """Each set of modes/ by the selector that switches it on; "auto" is what the device makes of it in the dark."""
    css = "".join(path.read_text() for path in sorted((BASE_DIR / "static/css/modes").glob("*.css")))
    sets: dict[str, dict[str, str]] = {}
    for selector, body in BLOCK.findall(css):
        colours = dict(COLOUR.findall(body))
        name = re.search(r'\[data-colours="([a-z-]+)"\]', selector)
        if colours and name:
            sets[name.group(1)] = colours
    return sets


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def test_every_choice_has_a_colour_set() -> None:
    assert set(colour_sets()) == set(COLOURS)


def test_following_the_device_is_the_standard_set_and_in_the_dark_the_dark_one() -> None:
    tokens = (BASE_DIR / "static/css/tokens.css").read_text()
    light, dark = (colours for _name, body in BLOCK.findall(tokens) if (colours := dict(COLOUR.findall(body))))
    assert light == colour_sets()["standard"]
    assert dark == colour_sets()["dark"] == colour_sets()["auto"]


def test_the_browser_s_bars_match_the_header() -> None:
    sets = colour_sets()
    assert {name: sets[name]["paper"] for name in BROWSER_COLOURS} == BROWSER_COLOURS
    assert set(BROWSER_COLOURS) == set(COLOURS) - {"auto"}


@pytest.mark.parametrize("name", COLOURS)
def test_text_stands_out_seven_to_one(name: str) -> None:
    colours = colour_sets()[name]
    weak = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in TEXT_PAIRS}
    assert not {pair: ratio for pair, ratio in weak.items() if ratio < 7}


@pytest.mark.parametrize("name", COLOURS)
def test_borders_of_controls_stand_out_three_to_one(name: str) -> None:
    colours = colour_sets()[name]
    weak = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in BORDER_PAIRS}
    assert not {pair: ratio for pair, ratio in weak.items() if ratio < 3}


@pytest.mark.parametrize("name", COLOURS)
def test_the_focus_ring_is_seen_on_every_ground_and_button(name: str) -> None:
    colours = colour_sets()[name]
    for ground in (*GROUNDS, "accent"):
        ratios = [contrast(colours[ring], colours[ground]) for ring in ("focus", "focus-ring")]
        assert max(ratios) >= 3
    assert contrast(colours["focus"], colours["focus-ring"]) >= 3
