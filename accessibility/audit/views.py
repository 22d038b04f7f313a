"""The ways of looking at a page in which it must hold: preferences, screens, what the visitor's device asks for.

Every value of every display preference and every ready-made set is among them; tests/accessibility/test_audit_views.py
compares with the preferences, so a new value cannot be forgotten.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle

from accessibility.display.sets import READY_MADE
from accessibility.preferences import CHOICES, COLOURS, DEFAULT, LOOKS, DisplayPreferences

DESK = (1280, 900)
PHONE = (360, 740)
SMALL_PHONE = (320, 640)
# A desk screen of 1280×1024 at 400 %: what is left are 320×256 CSS pixels, each four dots wide.
ZOOMED, ZOOM = (320, 256), 4
# Choices that change the html element's attributes and the mode sheet, nothing else (promises.py compares what the
# server sends). The simple layout puts the places after the text, and readings are HTML.
PURE_LOOKS = tuple(name for name in LOOKS if name not in {"layout", "furigana"})

PLAIN = DEFAULT
READINGS = DisplayPreferences(furigana="all")
EVERYTHING = DisplayPreferences(furigana="hard", easy="on", audio="on")


@dataclass(frozen=True, slots=True)
class View:
    """One way of looking at every page."""

    name: str
    title: str
    size: tuple[int, int] = DESK
    preferences: DisplayPreferences = PLAIN
    media: dict[str, str] = field(default_factory=dict)
    zoom: int = 1
    saves_data: bool = False
    is_print: bool = False
    by_keyboard: bool = False

    @property
    def html(self) -> tuple[object, ...]:
        """What the server writes differently. Views of the same HTML share one loaded page."""
        kept = [value for name, value in self.preferences.choices.items() if name not in PURE_LOOKS]
        return (*kept, self.saves_data)

    @property
    def colours(self) -> tuple[object, ...]:
        """What decides on colours."""
        return (self.preferences.colours, self.is_print, *sorted(self.media.items()))

    @property
    def shape(self) -> tuple[object, ...]:
        """What decides on places and sizes."""
        looks = [(name, value) for name, value in self.preferences.looks.items() if name != "colours"]
        return (self.size, self.zoom, *looks)


def by_html(views: tuple[View, ...]) -> list[list[View]]:
    """The views in groups that share their HTML, each led by the one to load the page in."""
    groups: dict[tuple[object, ...], list[View]] = {}
    for view in views:
        groups.setdefault(view.html, []).append(view)
    return list(groups.values())


def hardest_shapes(name: str, preferences: DisplayPreferences) -> Iterator[View]:
    """The shapes that are hardest on a page."""
    widest = dict.fromkeys(("line", "paragraph", "letter", "word"), "wider")
    largest = preferences.with_choices({"text": "400"})
    yield View(f"{name}-zoomed", "パソコンの400％拡大", ZOOMED, preferences, zoom=ZOOM)
    yield View(f"{name}-widest", "幅320・いちばん広い間隔", SMALL_PHONE, preferences.with_choices(widest))
    yield View(f"{name}-largest-widest", "幅360・文字400％・広い間隔", PHONE, largest.with_choices(widest))


def all_shapes(name: str, preferences: DisplayPreferences) -> Iterator[View]:
    """The hardest, and every value of what changes a page's shape at least once."""
    largest = preferences.with_choices({"text": "400"})
    yield from hardest_shapes(name, preferences)
    yield View(f"{name}-small-phone", "幅320", SMALL_PHONE, preferences)
    yield View(f"{name}-largest", "幅360・文字400％", PHONE, largest)
    yield View(f"{name}-largest-desk", "パソコン・文字400％", DESK, largest)
    names = [choice for choice in PURE_LOOKS if choice != "colours"]
    for number in range(1, max(len(CHOICES[choice]) for choice in names)):
        chosen = {choice: CHOICES[choice][number % len(CHOICES[choice])] for choice in names}
        size = PHONE if number % 2 else DESK
        yield View(f"{name}-shape-{number}", f"形の組み合わせ{number}", size, preferences.with_choices(chosen))


def all_colours(name: str, preferences: DisplayPreferences) -> Iterator[View]:
    """Every colour set."""
    for value in COLOURS:
        yield View(f"{name}-in-{value}", f"色：{value}", preferences=preferences.with_choices({"colours": value}))


def devices(name: str, preferences: DisplayPreferences) -> Iterator[View]:
    """What a device can ask for without the server hearing of it."""
    for asked, wish in (
        ("forced-colors", "active"),
        ("prefers-color-scheme", "dark"),
        ("prefers-contrast", "more"),
        ("prefers-reduced-motion", "reduce"),
        ("prefers-reduced-data", "reduce"),
    ):
        yield View(f"{name}-{asked}", f"端末：{asked}", preferences=preferences, media={asked: wish})
    yield View(f"{name}-print", "印刷", preferences=preferences, is_print=True)


def ready_made() -> Iterator[View]:
    """The sets that 「文字と色」 offers, on a phone and on a desk in turn."""
    for (name, preferences), size in zip(READY_MADE.items(), cycle((PHONE, DESK)), strict=False):
        yield View(f"set-{name}", f"おすすめ：{name}", size, preferences)


def written_differently() -> Iterator[View]:
    """Every value that changes the HTML, several at once, each time in another colour set."""
    names = [choice for choice in CHOICES if choice not in PURE_LOOKS]
    for number, colour in zip(range(max(len(CHOICES[choice]) for choice in names)), cycle(COLOURS), strict=False):
        chosen = {choice: CHOICES[choice][number % len(CHOICES[choice])] for choice in names}
        title = f"中身の組み合わせ{number}"
        yield View(f"html-{number}", title, PHONE, PLAIN.with_choices({"colours": colour, **chosen}))
    yield View("saves-data", "端末：Save-Data", PHONE, saves_data=True)


def all_views() -> Iterator[View]:
    """Every view. The first of those that share their HTML is the one in which a page is loaded."""
    yield View("standard", "標準（パソコン）", by_keyboard=True)
    yield View("readings", "ふりがな", PHONE, READINGS)
    yield View("everything", "ふりがな（むずかしい言葉）・やさしい日本語・音声", PHONE, EVERYTHING, by_keyboard=True)
    yield from ready_made()
    yield from all_shapes("plain", PLAIN)
    yield from all_colours("plain", PLAIN)
    yield from devices("plain", PLAIN)
    yield from hardest_shapes("readings", READINGS)
    yield from hardest_shapes("everything", EVERYTHING)
    yield from all_colours("everything", EVERYTHING)
    yield from written_differently()


VIEWS = tuple(all_views())
# For the second page of a type and for what pages become: the same parts and other words.
LEADERS = ("standard", "readings", "everything", *(f"set-{name}" for name in READY_MADE))
SECOND = tuple(view for view in VIEWS if view.name in LEADERS) + tuple(hardest_shapes("plain", PLAIN))
# In `make test` the types of page take turns with the other views, so that each of those meets every third type; in
# `make audit` every page meets all.
TURNS = 3


def in_turn(number: int) -> tuple[View, ...]:
    """The views for the first page of the type of this number."""
    others = [view for view in VIEWS if view not in SECOND]
    mine = {view.name for view in (*SECOND, *others[number % TURNS :: TURNS])}
    return tuple(view for view in VIEWS if view.name in mine)


# For all further pages.
ORDINARY = tuple(view for view in VIEWS if view.name in {"standard", "plain-zoomed", "plain-largest-widest"})
