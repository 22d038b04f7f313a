"""Rules that rewrite text one after the other: for the voice, and for braille. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

Match = re.Match[str]


class Rule(NamedTuple):
    """What is looked for and what stands there instead."""

    pattern: re.Pattern[str]
    words: str | Callable[[Match], str]


def rule(pattern: str, words: str | Callable[[Match], str]) -> Rule:
    """A rule, its pattern compiled."""
    return Rule(re.compile(pattern), words)


def rewritten(text: str, rules: Iterable[Rule]) -> str:
    """The text after every rule, in their order."""
    for pattern, words in rules:
        text = pattern.sub(words, text)
    return text


def clock_time(found: Match) -> str:
    """10:30 as it is said: 10時30分."""
    hour, minute = int(found[1]), int(found[2])
    return f"{hour}時{minute}分" if minute else f"{hour}時"
