"""Display preferences (表示設定): how one person wants pages to look, read and weigh. A cookie, no account."""

from dataclasses import dataclass, fields, replace
from typing import Self
from urllib.parse import parse_qsl, urlencode

COOKIE = "engawa_view"
COOKIE_AGE_SECONDS = 365 * 24 * 60 * 60
# All fifteen choices at their longest fit; anything longer is not ours.
LONGEST_COOKIE = 300

TEXT_SIZES = ("100", "125", "150", "200", "300", "400")
SPACINGS = ("normal", "wide", "wider")
WIDTHS = ("normal", "narrow", "wide")
# "ud" first: where the device has a UD font it is the easiest to read, and nothing has to be sent.
FONTS = ("ud", "system", "rounded", "dyslexia")
COLOURS = ("auto", "standard", "dark", "black-yellow", "black-white", "cream", "blue-yellow")
# A digit N: readings only where a kanji is not taught by the end of primary school year N.
FURIGANA = ("off", "hard", "all", "1", "2", "3", "4", "5", "6")
LIGHT = ("auto", "off", "on")
SWITCH = ("off", "on")
LAYOUTS = ("standard", "simple")
# What changes looks: a data- attribute of <html>. All but the last two change nothing else in the HTML.
LOOKS = ("text", "line", "paragraph", "letter", "word", "width", "font", "colours", "furigana", "layout")
# The sheet of static/css/modes/ that a choice needs on every page ("colours" needs the one of its value).
MODES = {
    "text": "text",
    "line": "spacing",
    "paragraph": "spacing",
    "letter": "spacing",
    "word": "spacing",
    "width": "spacing",
    "font": "font",
    "furigana": "furigana",
    "layout": "simple",
    "audio": "audio",
}
# What the browser paints around the page: the "paper" of each colour set (static/css/tokens.css).
BROWSER_COLOURS = {
    "standard": "#ffffff",
    "dark": "#26231f",
    "black-yellow": "#000000",
    "black-white": "#000000",
    "cream": "#fbf5e0",
    "blue-yellow": "#000b3d",
}


@dataclass(frozen=True, slots=True)
class DisplayPreferences:
    """One person's choices. Every value is one of the tuple of its name, so it may go into HTML as it is."""

    text: str = "100"
    line: str = "normal"
    paragraph: str = "normal"
    letter: str = "normal"
    word: str = "normal"
    width: str = "normal"
    font: str = "ud"
    colours: str = "auto"
    furigana: str = "off"
    easy: str = "off"
    light: str = "auto"
    audio: str = "off"
    layout: str = "standard"
    # Not a choice: what the device said on this visit (Save-Data), heard while ``light`` is "auto".
    save_data: str = ""

    @classmethod
    def from_cookie(cls, cookie: str, *, save_data: str = "") -> Self:
        """Read a cookie. What is unknown or damaged is left at its default: a bad cookie must not lock anybody out."""
        whole = cookie if len(cookie) <= LONGEST_COOKIE else ""
        return cls(save_data=save_data).with_choices(dict(parse_qsl(whole)))

    def with_choices(self, choices: dict[str, str]) -> Self:
        """These preferences with the valid ones of ``choices`` put in."""
        modern = in_todays_words(choices)
        return replace(self, **{name: modern[name] for name, values in CHOICES.items() if modern.get(name) in values})

    @property
    def choices(self) -> dict[str, str]:
        """Every choice by its name."""
        return {name: getattr(self, name) for name in CHOICES}

    @property
    def differences(self) -> dict[str, str]:
        """The choices that are not the default."""
        return {name: value for name, value in self.choices.items() if value != getattr(DEFAULT, name)}

    def to_cookie(self) -> str:
        """Only what differs from the default, so that the cookie of most people is empty."""
        return urlencode(self.differences)

    @property
    def looks(self) -> dict[str, str]:
        """The data- attributes of <html>: only differences, because the style sheet's own values are the default."""
        return {name: value for name, value in self.differences.items() if name in LOOKS}

    @property
    def modes(self) -> list[str]:
        """The sheets of static/css/modes/ that this person's pages carry."""
        needed = [MODES.get(name, value if name == "colours" else "") for name, value in self.differences.items()]
        return [mode for mode in dict.fromkeys(needed) if mode]

    @property
    def page_key(self) -> str:
        """What tells one person's kept page from another's."""
        return f"{self.to_cookie()}{'+light' if self.is_light else ''}"

    @property
    def browser_colour(self) -> str:
        """The colour of the browser's own bars; "" while the device decides."""
        return BROWSER_COLOURS.get(self.colours, "")

    @property
    def wants_furigana(self) -> bool:
        """Readings above some kanji at least (``furigana`` says above which)."""
        return self.furigana != "off"

    @property
    def wants_easy(self) -> bool:
        """The easy version (やさしい日本語) of a page that has one."""
        return self.easy == "on"

    @property
    def is_light(self) -> bool:
        """Light mode: no images until asked, no scripts. Until somebody chooses, the device's Save-Data decides."""
        return self.light == "on" or (self.light == "auto" and self.save_data == "on")

    @property
    def wants_audio_bar(self) -> bool:
        """The player right under the header of every page that can be heard."""
        return self.audio == "on"

    @property
    def is_simple(self) -> bool:
        """One column, one thing at a time."""
        return self.layout == "simple"


CHOICES: dict[str, tuple[str, ...]] = {
    "text": TEXT_SIZES,
    "line": SPACINGS,
    "paragraph": SPACINGS,
    "letter": SPACINGS,
    "word": SPACINGS,
    "width": WIDTHS,
    "font": FONTS,
    "colours": COLOURS,
    "furigana": FURIGANA,
    "easy": SWITCH,
    "light": LIGHT,
    "audio": SWITCH,
    "layout": LAYOUTS,
}
DEFAULT = DisplayPreferences()
if {field.name for field in fields(DisplayPreferences)} - {"save_data"} != set(CHOICES):
    raise AssertionError("every display preference needs its choices")


def in_todays_words(choices: dict[str, str]) -> dict[str, str]:
    """Choices as we name them now: cookies live for a year, and older ones knew one spacing and one furigana."""
    modern = dict(choices)
    if "spacing" in modern:
        spacing = modern.pop("spacing")
        modern = {"line": spacing, "paragraph": spacing, "letter": spacing, "word": spacing} | modern
    if modern.get("furigana") == "on":
        modern["furigana"] = "all"
    return modern
