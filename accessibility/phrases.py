"""Words put together as the language of the visit writes them: Japanese leaves no spaces and has signs of its own."""

from collections.abc import Iterable

from django.utils.translation import get_language

_WITHOUT_SPACES = ("ja", "zh")


def sentences(*parts: str) -> str:
    """Sentences in a row; empty ones are left out."""
    return ("" if _without_spaces() else " ").join(part.strip() for part in parts if part.strip())


def sentence(words: str) -> str:
    """With its full stop, once."""
    bare = words.rstrip("。")
    if _without_spaces():
        return f"{bare}。"
    return bare if bare.endswith((".", "!", "?")) else f"{bare}."


def listed(words: Iterable[str]) -> str:
    """「電話・文字・映像」, "telephone, text, video"."""
    return ("・" if _without_spaces() else ", ").join(words)


def _without_spaces() -> bool:
    return (get_language() or "ja").startswith(_WITHOUT_SPACES)
