"""A short number that carries somebody's choices by telephone or on paper. Nothing is stored: it *is* the choices.

Ten digits: one for the version, seven for the choices (mixed radix), two to notice slips (ISO 7064, MOD 97-10: every
single wrong digit and every swapped pair). Adding a choice or a value to ``CHOICES`` makes version 2, and version 1 has
to be read with the old radices: numbers stand on paper.
"""

import re
import unicodedata
from typing import Any

from django.utils.translation import gettext_lazy as _

from accessibility.preferences import CHOICES, DisplayPreferences

VERSION = "1"
DIGITS = 10
CHECK = 2
ALL = 6 * 3**5 * 4 * 7 * 9 * 2 * 3 * 2 * 2
# What people type between the groups, and what telephones and dictation make of it.
BETWEEN = re.compile(r"[\s\-‐‑–—―−ー・.,、。()「」]+")


class CodeError(ValueError):
    """No choices stand behind what was typed; ``words`` say how to go on."""

    def __init__(self, words: Any) -> None:
        super().__init__(str(words))
        self.words = words


def code_of(preferences: DisplayPreferences) -> str:
    """The ten digits."""
    number = 0
    for name, values in CHOICES.items():
        number = number * len(values) + values.index(getattr(preferences, name))
    digits = f"{VERSION}{number:0{DIGITS - CHECK - len(VERSION)}d}"
    return f"{digits}{_check_digits(digits)}"


def spoken(code: str) -> str:
    """In groups, as people say telephone numbers: 「1000-000-064」."""
    return f"{code[:4]}-{code[4:7]}-{code[7:]}"


def preferences_of(typed: str) -> DisplayPreferences:
    """The choices behind a number, however it was written down; ``CodeError`` when there are none."""
    code = BETWEEN.sub("", unicodedata.normalize("NFKC", typed))
    if not (code.isascii() and code.isdigit() and len(code) == DIGITS):
        raise CodeError(_("番号は10けたの数字です。数字だけを、もう一度入れてください。例：1000-000-064"))
    if _check_digits(code[:-CHECK]) != code[-CHECK:]:
        raise CodeError(_("番号のどこかが違うようです。一つずつ確かめて、もう一度入れてください。"))
    number = int(code[len(VERSION) : -CHECK])
    if code[0] != VERSION or number >= ALL:
        raise CodeError(_("この番号は使えません。下の「おすすめから選ぶ」か「一つずつ選ぶ」から選んでください。"))
    return DisplayPreferences(**_choices(number))


def _choices(number: int) -> dict[str, str]:
    choices = {}
    for name, values in reversed(CHOICES.items()):
        number, place = divmod(number, len(values))
        choices[name] = values[place]
    return choices


def _check_digits(digits: str) -> str:
    return f"{98 - int(digits) * 100 % 97:02d}"
