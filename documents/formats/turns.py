"""Whose turn it is: what people fetch most is made first, of all documents that wait.

The room that counts what is fetched brings its figures (``bring``); until there are any, and for what nobody fetched
yet, the order below holds. It begins with what is quick and what most people can use.
"""

from collections.abc import Callable, Mapping

from documents.formats.kinds import FormatKind

# Sound before large print in many sizes: its first file makes the sentences that three others are joined from.
FIRST = (
    FormatKind.HTML, FormatKind.LARGE_PRINT_22, FormatKind.PDF, FormatKind.TEXT, FormatKind.AUDIO_MP3,
    FormatKind.LARGE_PRINT_18, FormatKind.EASY, FormatKind.BRAILLE, FormatKind.EPUB, FormatKind.DAISY,
    FormatKind.LARGE_PRINT_28, FormatKind.LARGE_PRINT_26, FormatKind.RUBY_22, FormatKind.RUBY_18,
    FormatKind.AUDIO_OGG, FormatKind.AUDIO_SAVER, FormatKind.BOOKLET, FormatKind.TEXT_SJIS, FormatKind.KANA,
    FormatKind.VOICE_CODE, FormatKind.RUBY_26, FormatKind.RUBY_28, FormatKind.ZIP,
)  # fmt: skip
# Letters and everything else that somebody waits for go before any format.
HIGHEST = -1

Counts = Callable[[], Mapping[str, int]]
_counted: list[Counts] = []


def bring(counts: Counts) -> None:
    """How often each kind was fetched lately, by kind. Once, when its room opens."""
    if counts in _counted:
        raise ValueError("registered twice")
    _counted.append(counts)


def order() -> list[str]:
    """Every kind, the one most asked for first; the zip last, since it is made of the others."""
    fetched: dict[str, int] = {}
    for counts in _counted:
        for kind, count in counts().items():
            fetched[kind] = fetched.get(kind, 0) + count
    first = sorted(FIRST[:-1], key=lambda kind: -fetched.get(kind, 0))
    return [*first, FIRST[-1]]


def priority_of(kind: str) -> int:
    """For the queue, where the higher number goes first."""
    return HIGHEST - order().index(kind)
