"""How the town reaches somebody: one e-mail address, telephone number or postal address, as people write it. Pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

# Older addresses of Japan's mobile carriers have dots where the standard allows none (taro.@docomo.ne.jp,
# a..b@ezweb.ne.jp). They work, therefore they are accepted.
_EMAIL = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}"
)
_LONGEST_EMAIL = 254
_BETWEEN_DIGITS = re.compile(r"[\s()\-‐-―−ー・.]")
_PHONE = re.compile(r"0[0-9]{9,10}")
_POSTCODE = re.compile(r"〒?\s*([0-9]{3})[-‐-―−ー]?([0-9]{4})(?![0-9])")
# Who writes neither 〒 nor the number of the post office still writes a town, and a house in it.
_PLACE = re.compile(r"[都道府県市区町村郡]")
_HOUSE = re.compile(r"[0-9〇一二三四五六七八九十]|番地|号")
_SHORTEST_ADDRESS, _LONGEST_ADDRESS = 5, 300


class Kind(StrEnum):
    """The three ways to reach somebody."""

    MAIL = "mail"
    PHONE = "phone"
    POST = "post"


@dataclass(frozen=True, slots=True)
class ContactPoint:
    """One way to reach a person. Exactly one of the three is set; a postal address may lack its postal code."""

    email: str = ""
    phone: str = ""
    postal_code: str = ""
    address: str = ""

    @classmethod
    def parse(cls, written: str, *, by_post: bool = False) -> ContactPoint | None:
        """Read what was typed into one field. None for what nobody can be reached at.

        What has an @ is an e-mail address, what is all digits a telephone number, and where letters on paper are sent
        (``by_post``) the rest a postal address.
        """
        if "@" in unicodedata.normalize("NFKC", written):
            email = normalised_email(written)
            return cls(email=email) if email else None
        phone = normalised_phone(written)
        if phone:
            return cls(phone=phone)
        return _postal(written) if by_post else None

    @property
    def kind(self) -> Kind:
        """Which of the three it is."""
        if self.email:
            return Kind.MAIL
        return Kind.PHONE if self.phone else Kind.POST

    @property
    def words(self) -> str:
        """As it is written on an envelope, dialled or typed."""
        return (
            self.email
            or self.phone
            or " ".join(filter(None, [self.postal_code and f"〒{self.postal_code}", self.address]))
        )

    def same_as(self, other: ContactPoint) -> bool:
        """Whether both lead to the same letter box or telephone, however they were typed."""
        if Kind.POST not in {self.kind, other.kind}:
            return (self.email.casefold(), self.phone) == (other.email.casefold(), other.phone)
        return self.kind == other.kind and _bare(self.address) == _bare(other.address)


def _postal(written: str) -> ContactPoint | None:
    """「〒384-0301 佐久市臼田123」: kept as typed, because names of places have forms of their own."""
    line = " ".join(written.split())
    half_width = unicodedata.normalize("NFKC", line)
    code = _POSTCODE.match(half_width)
    address = half_width[code.end() :].lstrip(" ,、") if code else line.removeprefix("〒").lstrip()
    known_town = bool(_PLACE.search(address) and _HOUSE.search(unicodedata.normalize("NFKC", address)))
    if not _SHORTEST_ADDRESS <= len(address) <= _LONGEST_ADDRESS or not (code or known_town):
        return None
    return ContactPoint(postal_code=f"{code[1]}-{code[2]}" if code else "", address=_as_typed(line, address))


def _as_typed(line: str, address: str) -> str:
    """The end of the line that was taken for the address, in the letters it was typed in (髙, 﨑, full width)."""
    return next((line[at:] for at in range(len(line)) if unicodedata.normalize("NFKC", line[at:]) == address), address)


def _bare(address: str) -> str:
    """To compare: without blanks and hyphens, in one width."""
    return re.sub(r"[\s\-‐-―−ー・,、。]", "", unicodedata.normalize("NFKC", address)).casefold()


def normalised_email(written: str) -> str:
    """The address in half-width letters without blanks around it; empty when nothing can be sent there."""
    address = unicodedata.normalize("NFKC", written).strip()
    return address if len(address) <= _LONGEST_EMAIL and _EMAIL.fullmatch(address) else ""


def normalised_phone(written: str) -> str:
    """Digits only, as dialled in Japan: ０９０-1234-5678 and +81 90 1234 5678 are one number. Empty for no number."""
    digits = _BETWEEN_DIGITS.sub("", unicodedata.normalize("NFKC", written))
    for prefix in ("+81", "0081"):
        if digits.startswith(prefix):
            digits = "0" + digits.removeprefix(prefix).removeprefix("0")
    return digits if _PHONE.fullmatch(digits) else ""
