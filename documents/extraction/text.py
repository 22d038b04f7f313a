"""Plain text files, of whatever old machine: what people mark with lines, boxes and bullets becomes structure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from unicodedata import east_asian_width

from documents.extraction.blocks import Block, Doubt, Extracted
from documents.extraction.engine import NoTextError, TextRefusal
from documents.extraction.layout.words import BULLET, NUMBERED, is_point
from documents.upload.texts import decoded

HASHES = re.compile(r"^(#{1,6})\s+(?=\S)")
RULE = re.compile(r"^\s*(?:[-‐－―─━]{3,}|[=＝]{3,}|[*＊・]{4,}|[~～]{4,}|_{4,})\s*$")
UNDERLINE_HEADING, UNDERLINE_SUBHEADING = re.compile(r"^\s*[=＝]{3,}\s*$"), re.compile(r"^\s*[-－―─━]{4,}\s*$")
BOXED = re.compile(r"^(?:[■◆●▼○◎□◇]\s*(?=\S)|【.+】$|＜.+＞$|第[0-9０-９一二三四五六七八九十]+[章部])")
NUMBERED_HEADING = re.compile(r"^[0-9０-９]{1,2}[.．\s　](?![0-9])")
ENDS_SENTENCE = re.compile(r"[。、，．]$")
STOPS = re.compile(r"[。、，．：:」』）)!！]$|https?://|\t")
LONGEST_HEADING = 40
SHORTEST_HEADING, LONG_TEXT = 3, 30
# In narrow letters: shorter lines are not broken by the paper but by the author.
SHORTEST_FULL, FULL_SHARE = 56, 0.9
FEWEST_ROWS = 2


@dataclass(slots=True)
class _Paragraphs:
    """Lines between two blank ones, and how wide a full line is in this file."""

    width: int
    out: list[Block] = field(default_factory=list)
    has_marked: bool = False

    def add(self, lines: list[str]) -> None:
        """Headings first, then tables, lists and running text."""
        while lines:
            lines = self._first(lines)

    @property
    def _level(self) -> str:
        """Guessed headings stand below those that the author marked."""
        return "h3" if self.has_marked else "h2"

    def put_heading(self, words: str) -> None:
        """A short line that stands alone over running text."""
        self._put(f"<{self._level}>{escape(words, quote=False)}</{self._level}>", Doubt.GUESSED_HEADING)

    def _first(self, lines: list[str]) -> list[str]:
        if heading := _heading(lines):
            tag, words, used, guessed = heading
            tag = self._level if guessed else tag
            self.has_marked = self.has_marked or not guessed
            self._put(f"<{tag}>{escape(words, quote=False)}</{tag}>", Doubt.GUESSED_HEADING if guessed else None)
            return lines[used:]
        if RULE.match(lines[0]):
            return lines[1:]
        rows = _same(lines, lambda line: "\t" in line.strip())
        if len(rows) >= FEWEST_ROWS:
            self._put(_table(rows), Doubt.GUESSED_TABLE)
            return lines[len(rows) :]
        if is_point(lines[0].strip()):
            return self._list(lines)
        return self._running(lines)

    def _list(self, lines: list[str]) -> list[str]:
        points: list[str] = []
        for line in lines:
            words = line.strip()
            if is_point(words):
                points.append(escape(BULLET.sub("", BULLET.sub("", words)), quote=False))
            elif points and line.startswith((" ", "　")) and not NUMBERED.match(words):
                points[-1] += escape(words, quote=False)
            else:
                break
            lines = lines[1:]
        items = "".join(f"<li>{point}</li>" for point in points)
        if self.out and self.out[-1].html.endswith("</ul>"):
            self.out[-1] = Block(self.out[-1].html.removesuffix("</ul>") + f"{items}</ul>")
        else:
            self._put(f"<ul>{items}</ul>")
        return lines

    def _running(self, lines: list[str]) -> list[str]:
        html, last = "", ""
        for place, line in enumerate(lines):
            words = line.strip(" \t\u3000")
            if html and (_heading(lines[place:]) or is_point(words) or NUMBERED.match(words) or RULE.match(line)):
                break
            if html and line.startswith("　") and not last.startswith("　"):
                break
            joint = self._joint(last, words)
            html, last = f"{html}{joint}{escape(words, quote=False)}", line
            used = place + 1
        self._put(f"<p>{html}</p>")
        return lines[used:]

    def _joint(self, last: str, words: str) -> str:
        """Lines as wide as the file's widest were broken by its width; others by the author."""
        if not last:
            return ""
        if _wide(last) < max(SHORTEST_FULL, self.width * FULL_SHARE):
            return "<br>"
        return " " if last[-1].isascii() and words[:1].isascii() else ""

    def _put(self, html: str, doubt: Doubt | None = None) -> None:
        self.out.append(Block(html, doubts=(doubt.value,) if doubt else ()))


class TextEngine:
    """Blank lines part paragraphs."""

    def read(self, content: bytes) -> Extracted:
        """Headings, lists, tables by tabs, and paragraphs put together again."""
        text = decoded(content)
        if text is None:
            raise NoTextError(TextRefusal.DAMAGED)
        lines = [line.rstrip() for line in text.replace("\f", "\n\n").split("\n")]
        widths = sorted(_wide(line) for line in lines if line.strip())
        paragraphs = _Paragraphs(widths[len(widths) * 9 // 10] if widths else 0)
        parts = list(_parted(lines))
        for own, after in zip(parts, [*parts[1:], []], strict=True):
            if _stands_over(own, after):
                paragraphs.put_heading(own[0].strip())
            else:
                paragraphs.add(own)
        return Extracted(paragraphs.out)


def _parted(lines: list[str]) -> Iterator[list[str]]:
    gathered: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            gathered.append(line)
        elif gathered:
            yield gathered
            gathered = []


def _stands_over(lines: list[str], after: list[str]) -> bool:
    """Whether this is a heading by what follows: one short line without a stop, then a long text."""
    words = lines[0].strip()
    plain = len(lines) == 1 and not _heading(lines) and not is_point(words) and not RULE.match(words)
    short = SHORTEST_HEADING <= len(words) <= LONGEST_HEADING and not STOPS.search(words)
    return plain and short and len("".join(after)) >= LONG_TEXT and "。" in "".join(after)


def _heading(lines: list[str]) -> tuple[str, str, int, bool] | None:
    """Its tag, its words, how many lines it takes, and whether it is a guess."""
    words = lines[0].strip(" 　")
    if hashes := HASHES.match(words):
        return f"h{min(len(hashes.group(1)) + 1, 4)}", words[hashes.end() :].strip("# "), 1, False
    if len(words) > LONGEST_HEADING or ENDS_SENTENCE.search(words):
        return None
    if len(lines) > 1 and UNDERLINE_HEADING.match(lines[1]):
        return "h2", words, 2, False
    if len(lines) > 1 and UNDERLINE_SUBHEADING.match(lines[1]) and not RULE.match(words):
        return "h3", words, 2, False
    boxed = BOXED.match(words)
    others = [line.strip() for line in lines[1:2]]
    if boxed and not (others and BOXED.match(others[0])):
        return "h3", words[boxed.end() :] if words[0] in "■◆●▼○◎□◇" else words.strip("【】＜＞"), 1, True
    alone = len(lines) == 1 and NUMBERED_HEADING.match(words)
    return ("h3", words, 1, True) if alone else None


def _same(lines: list[str], holds: object) -> list[str]:
    found = []
    for line in lines:
        if not holds(line):  # type: ignore[operator]
            break
        found.append(line)
    return found


def _table(rows: list[str]) -> str:
    cells = [[escape(cell.strip(), quote=False) for cell in re.split(r"\t+", row.strip("\t"))] for row in rows]
    widest = max(len(row) for row in cells)
    filled = [[*row, *[""] * (widest - len(row))] for row in cells]
    return f"<table>{''.join('<tr>' + ''.join(f'<td>{cell}</td>' for cell in row) + '</tr>' for row in filled)}</table>"


def _wide(line: str) -> int:
    """How many narrow letters it is wide."""
    return sum(2 if east_asian_width(letter) in "WFA" else 1 for letter in line)
