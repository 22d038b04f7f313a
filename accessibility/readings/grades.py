"""In which school year a kanji is taught, from two public notices (``data/school_years.txt``)."""

from functools import cache
from pathlib import Path

# Taught at secondary school, and taught nowhere.
SECONDARY, UNTAUGHT = 7, 8
_FILE = Path(__file__).parent / "data" / "school_years.txt"
# Shapes that keyboards give instead of those of the notice, which allows both.
_OTHER_SHAPES = {"填": "塡", "叱": "𠮟", "剥": "剝", "頬": "頰"}
# Signs that stand for kanji; nobody needs a school year to know them.
_SIGNS = "々〇"


@cache
def kanji_by_year() -> dict[int, str]:
    """The kanji of each year, 1 to 6, and 7 for the rest of those in general use."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return {int(year): kanji for year, kanji in (line.split() for line in lines if not line.startswith("#"))}


@cache
def _years() -> dict[str, int]:
    years = {kanji: year for year, taught in kanji_by_year().items() for kanji in taught}
    years |= {shape: years[official] for shape, official in _OTHER_SHAPES.items()}
    return years | dict.fromkeys(_SIGNS, 1)


def school_year(kanji: str) -> int:
    """1 to 6: by the end of that primary-school year; 7: other kanji in general use; 8: any other kanji."""
    return _years().get(kanji, UNTAUGHT)
