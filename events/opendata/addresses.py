"""One line of address in its parts, as far as its words tell. Pure; nothing of it is lost."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_ADDRESS: Final = re.compile(
    r"(?:〒?(?P<postcode>\d{3}-?\d{4})\s*)?"
    r"(?P<prefecture>東京都|北海道|京都府|大阪府|..県|...県)?"
    r"(?P<municipality>(?:[^市区町村\s]+郡)?[^\s\d]{1,6}?[市区町村])?"
    r"(?P<street>\S*)(?:\s+(?P<building>.*))?",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Address:
    """An address as a letter has it; what its words do not tell is empty."""

    postcode: str = ""
    prefecture: str = ""
    municipality: str = ""
    street: str = ""
    building: str = ""


def parted(address: str) -> Address:
    """The parts of one line."""
    found = _ADDRESS.fullmatch(address.strip())
    if found is None:
        return Address(street=address)
    return Address(**{name: text or "" for name, text in found.groupdict().items()})


def joined(prefecture: str, municipality: str, rest: str) -> str:
    """Prefecture, municipality and what follows; sheets that give the whole address again below say it once."""
    if rest.startswith(prefecture + municipality):
        return rest
    if municipality and rest.startswith(municipality):
        return prefecture + rest
    return prefecture + municipality + rest
