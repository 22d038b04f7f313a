"""Display preferences (表示設定): how one person wants pages to look, read and weigh. A cookie, no account."""

from dataclasses import asdict, dataclass, fields, replace
from typing import Self
from urllib.parse import parse_qsl, urlencode

COOKIE = "engawa_view"
COOKIE_AGE_SECONDS = 365 * 24 * 60 * 60

TEXT_SIZES = ("100", "125", "150", "200", "300", "400")
SPACINGS = ("normal", "wide", "wider")
COLOURS = ("auto", "standard", "dark", "black-yellow", "black-white", "cream")
SWITCH = ("off", "on")
# What the browser paints around the page: the "paper" of each colour set (static/css/tokens.css).
BROWSER_COLOURS = {
    "standard": "#ffffff",
    "dark": "#26231f",
    "black-yellow": "#000000",
    "black-white": "#000000",
    "cream": "#fbf5e0",
}


@dataclass(frozen=True, slots=True)
class DisplayPreferences:
    """One person's choices. Every value is one of the tuple of its name, so it may go into HTML as it is."""

    text: str = "100"
    spacing: str = "normal"
    colours: str = "auto"
    furigana: str = "off"
    light: str = "off"

    @classmethod
    def from_cookie(cls, cookie: str) -> Self:
        """Read a cookie. What is unknown or damaged is left at its default: a bad cookie must not lock anybody out."""
        return cls().with_choices(dict(parse_qsl(cookie[:200])))

    def with_choices(self, choices: dict[str, str]) -> Self:
        """These preferences with the valid ones of ``choices`` put in."""
        known = {name: value for name, value in choices.items() if value in CHOICES.get(name, ())}
        return replace(self, **known)

    def to_cookie(self) -> str:
        """Only what differs from the default, so that the cookie of most people is empty."""
        return urlencode({k: v for k, v in asdict(self).items() if v != getattr(DEFAULT, k)})

    @property
    def wants_furigana(self) -> bool:
        """Readings above kanji."""
        return self.furigana == "on"

    @property
    def browser_colour(self) -> str:
        """The colour of the browser's own bars; "" while the device decides."""
        return BROWSER_COLOURS.get(self.colours, "")

    @property
    def is_light(self) -> bool:
        """Light mode: no images until asked, no scripts."""
        return self.light == "on"


CHOICES: dict[str, tuple[str, ...]] = {
    "text": TEXT_SIZES,
    "spacing": SPACINGS,
    "colours": COLOURS,
    "furigana": SWITCH,
    "light": SWITCH,
}
DEFAULT = DisplayPreferences()
if {field.name for field in fields(DisplayPreferences)} != set(CHOICES):
    raise AssertionError("every display preference needs its choices")
