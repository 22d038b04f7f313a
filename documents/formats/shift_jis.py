"""Text for machines that know no letters but Shift_JIS: what it lacks is said in words, in its parts, or counted."""

import unicodedata

from accessibility.voice_code import MISSING, in_shift_jis

# What newsletters use and old machines lack, in the words somebody would say on the telephone.
WORDS = {
    "♥": "ハート", "❤": "ハート", "♡": "ハート", "☎": "電話", "☏": "電話", "📞": "電話", "📱": "携帯電話",
    "✉": "メール", "📧": "メール", "♿": "（車いす）", "✓": "（チェック）", "✔": "（チェック）",
    "☑": "（チェックあり）", "☐": "（チェックらん）", "✕": "×", "✖": "×", "❌": "×", "✗": "×", "⭕": "○",
    "⚠": "（注意）", "❗": "！", "❓": "？", "•": "・", "➡": "→", "⬅": "←", "⬆": "↑", "⬇": "↓", "▶": "→",
    "◀": "←", "⇨": "→", "☀": "（晴れ）", "☁": "（くもり）", "☂": "（雨）", "☔": "（雨）", "⛄": "（雪）",
    "♨": "（温泉）", "🚌": "（バス）", "🚗": "（車）", "🅿": "（駐車場）", "🏠": "（家）", "📅": "（日付）",
    "🕐": "（時刻）", "📍": "（場所）", "💡": "（ヒント）", "🐶": "（犬）", "😀": "（笑顔）", "🙂": "（笑顔）",
    "😊": "（笑顔）", "€": "ユーロ", "©": "（c）", "®": "（R）", "™": "（TM）", "½": "2分の1",
    "¼": "4分の1", "¾": "4分の3", "⅓": "3分の1", "–": "-", "‑": "-", "«": "《", "»": "》",
}  # fmt: skip
PRIVATE = "Co"


def in_old_letters(text: str) -> tuple[bytes, int]:
    """The bytes, and how many letters stand as 〓 because there was no other way to say them."""
    known = "".join(
        letter if _fits(letter) else _said_otherwise(letter) for letter in unicodedata.normalize("NFC", text)
    )
    lost = {letter for letter in known if not _fits(letter)}
    content, _lost = in_shift_jis("".join(MISSING if letter in lost else letter for letter in known))
    return content, sum(map(known.count, lost))


def _said_otherwise(letter: str) -> str:
    """A word for it, or its plain form (㉑ → 21, é → e), or nothing for what only shapes another letter."""
    if letter in WORDS:
        return WORDS[letter]
    if unicodedata.category(letter) in {"Cf", "Mn", "Me"}:
        return ""
    plain = unicodedata.normalize("NFKC", letter)
    if not _fits(plain):
        plain = "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
    # A number that stood in a circle must not run into the number before it.
    if _fits(plain):
        return f"({plain})" if plain.isdigit() and unicodedata.category(letter) == "No" else plain
    return letter


def _fits(text: str) -> bool:
    """A place that every maker of fonts fills otherwise is no letter."""
    return not in_shift_jis(text)[1] and not any(unicodedata.category(letter) == PRIVATE for letter in text)
