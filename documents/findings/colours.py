"""Contrast, by the formula of WCAG 2 (JIS X 8341-3:2016, 1.4.3)."""

from collections.abc import Sequence

ENOUGH = 4.5
ENOUGH_FOR_LARGE = 3.0
LARGE_POINTS = 18.0
LARGE_BOLD_POINTS = 14.0
# Below this a channel is linear (IEC 61966-2-1).
LINEAR = 0.04045


def contrast(first: Sequence[int], second: Sequence[int]) -> float:
    """From 1 (the same) to 21 (black on white)."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Sequence[int]) -> float:
    """How bright a colour is to the eye."""
    red, green, blue = (_linear(value / 255) for value in colour[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= LINEAR else ((value + 0.055) / 1.055) ** 2.4


def needed(points: float, *, bold: bool = False) -> float:
    """How much letters of this size need."""
    return ENOUGH_FOR_LARGE if points >= (LARGE_BOLD_POINTS if bold else LARGE_POINTS) else ENOUGH


def colour_from_hex(text: str) -> tuple[int, int, int] | None:
    """`RRGGBB` or `#RRGGBB`; nothing for words such as "auto"."""
    digits = text.strip().lstrip("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    try:
        value = int(digits, 16)
    except ValueError:
        return None
    return (value >> 16, value >> 8 & 255, value & 255) if len(digits) == 6 else None


def in_words(ratio: float, ink: Sequence[int], paper: Sequence[int]) -> str:
    """As designers' tools show it: the ratio, and both colours."""
    return f"{ratio:.1f}:1 #{_hex(ink)} / #{_hex(paper)}"


def _hex(colour: Sequence[int]) -> str:
    return "".join(f"{value:02x}" for value in colour[:3])
