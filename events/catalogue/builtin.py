"""What a town's catalogue begins with. Named by function and never by condition; staff change every word and day.

It is also what a key means while the table does not know it: an event written in another house, a test's empty table.
The lead times are those that Japanese towns publish (a week for single people, two to three weeks for interpreters).
"""

from __future__ import annotations

from typing import NamedTuple


class BuiltIn(NamedTuple):
    """One entry as the house brings it along."""

    # What stands beside it on a reply card. A card lies in a drawer for weeks: a number is never given to another.
    number: int
    key: str
    name: str
    name_en: str
    easy: str
    # Inside a sentence, where the name is not a noun: 「…は11月20日までに」.
    in_sentence: str = ""
    about: str = ""
    question: str = ""
    question_en: str = ""
    # Days before the session until which it is usually asked for; None where it is always there.
    lead_days: int | None = 7
    # Days before the session on which it must be settled; what there is instead begins after that day.
    confirm_days: int = 2
    instead: str = ""
    needs_arranging: bool = True


ITEMS: tuple[BuiltIn, ...] = (
    BuiltIn(
        11,
        "sign_language",
        "手話通訳",
        "Sign language interpreting",
        "手話（手で話すことば）をする人",
        about="会場か画面に、手話通訳者が入ります。",
        lead_days=14,
        confirm_days=3,
        instead="captioning",
    ),
    BuiltIn(
        12,
        "captioning",
        "要約筆記",
        "Note-taking (summary captions)",
        "話したことを、みじかい文字で見る",
        about="話の要点を、要約筆記者がその場で文字にします。",
        lead_days=10,
        confirm_days=1,
        instead="transcript",
    ),
    BuiltIn(
        13,
        "live_captions",
        "リアルタイム字幕",
        "Real-time captions",
        "話したことを、すぐに文字で見る",
        about="話したことばが、そのまま画面に文字で出ます。",
        lead_days=3,
        confirm_days=1,
        instead="transcript",
    ),
    BuiltIn(
        14,
        "transcript",
        "文字の記録を翌日までに",
        "Written record by the next day",
        "話したことを書いた紙を、つぎの日までにもらう",
        about="話したことを文字にして、催しの翌日までにお届けします。",
        lead_days=None,
        confirm_days=0,
    ),
    BuiltIn(
        15,
        "large_print",
        "大きな文字の資料",
        "Large-print documents",
        "大きな文字の紙",
        question="文字の大きさ（例：22ポイント。分からなければ「新聞の見出しくらい」でもかまいません）",
        question_en="Size of the letters (for instance 22 point, or “like a newspaper headline”)",
        lead_days=5,
    ),
    BuiltIn(
        16,
        "braille",
        "点字の資料",
        "Braille documents",
        "点字（さわって読む文字）の紙",
        lead_days=14,
        instead="text_data",
    ),
    BuiltIn(
        17,
        "text_data",
        "資料の文字データ",
        "Documents as text",
        "資料の文字（パソコンやスマートフォンで聞く・読む）",
        about="読み上げソフトで読める文字のデータで送ります。",
        lead_days=3,
        confirm_days=1,
    ),
    BuiltIn(
        18,
        "data_in_advance",
        "資料を前もって送る",
        "Documents sent in advance",
        "使う紙を、先にもらう",
        in_sentence="前もって送る資料",
        lead_days=5,
    ),
    BuiltIn(19, "easy_japanese", "やさしい日本語での説明", "Explanation in easy Japanese", "やさしい日本語の説明"),
    BuiltIn(
        20,
        "audio_description",
        "映像や図の音声での説明",
        "Audio description of pictures and film",
        "見えるものを、ことばで聞く",
        about="画面や図に何が見えるかを、ことばで説明します。",
    ),
    BuiltIn(
        21,
        "escort",
        "付き添い・案内",
        "Someone to go with you or guide you",
        "いっしょに行く人",
        question="どこから、どんな案内があるとよいか（例：駅の改札から会場まで）",
        question_en="From where, and what would help (for instance from the station gate to the venue)",
    ),
    BuiltIn(
        22,
        "childcare",
        "託児",
        "Childcare",
        "子どもをあずかる",
        question="お子さんの年齢と人数（例：2歳1人）",
        question_en="How old, and how many children",
    ),
    BuiltIn(
        23,
        "nurse",
        "看護師・保健師がいること",
        "A nurse present",
        "看護師（体のことが分かる人）がいる",
        about="当日、看護師か保健師が近くにいます。",
        lead_days=10,
    ),
    BuiltIn(
        24,
        "quiet_place",
        "静かに休める場所",
        "A quiet place to rest",
        "しずかに休む所",
        about="途中で離れて、静かに休める場所を用意します。",
        lead_days=3,
    ),
    BuiltIn(
        25,
        "breaks",
        "途中の休けい",
        "Breaks",
        "とちゅうの休み",
        in_sentence="途中の休けい",
        about="長く続けず、途中で休けいを入れます。",
        lead_days=2,
        confirm_days=1,
        needs_arranging=False,
    ),
    BuiltIn(
        26,
        "camera_off",
        "カメラを切ったままの参加",
        "Taking part with the camera off",
        "顔を出さない",
        about="顔も名前も出さずに参加できます。理由はいりません。",
        lead_days=None,
        confirm_days=0,
        needs_arranging=False,
    ),
    BuiltIn(
        27,
        "ask_me",
        "係から連絡がほしい",
        "Please ask me what helps",
        "係の人と話して、いっしょに決める",
        in_sentence="係との相談",
        about="何があるとよいか、係がご連絡して一緒に考えます。",
        lead_days=3,
        confirm_days=3,
    ),
)
BY_KEY = {item.key: item for item in ITEMS}
