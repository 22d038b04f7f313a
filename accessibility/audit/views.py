"""The ways of looking at a page in which it must hold: preferences, screens, the visitor's own colours."""

from dataclasses import dataclass, field

from accessibility.preferences import DEFAULT, DisplayPreferences

DESK = (1280, 900)
PHONE = (360, 740)


@dataclass(frozen=True, slots=True)
class View:
    """One way of looking at every page."""

    name: str
    title: str
    size: tuple[int, int] = DESK
    preferences: DisplayPreferences = DEFAULT
    media: dict[str, str] = field(default_factory=dict)


VIEWS = (
    View("standard", "標準（パソコン）"),
    View("phone", "スマートフォン（幅360）", size=PHONE),
    View("dark", "黒い背景", preferences=DisplayPreferences(colours="dark")),
    View("black-yellow", "黒と黄", preferences=DisplayPreferences(colours="black-yellow")),
    View(
        "large",
        "文字300％・広い間隔",
        preferences=DisplayPreferences(text="300", line="wider", paragraph="wider", letter="wider", word="wider"),
    ),
    View("furigana", "ふりがな・クリーム色", PHONE, DisplayPreferences(furigana="all", colours="cream")),
    View("light", "軽い表示", PHONE, DisplayPreferences(light="on")),
    View("forced-colours", "端末の配色（ハイコントラスト）", media={"forced-colors": "active"}),
)
