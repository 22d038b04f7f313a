"""How the town can reach somebody: one e-mail address or one telephone number, as people really write them. Pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# Older addresses of Japan's mobile carriers have dots where the standard allows none (taro.@docomo.ne.jp,
# a..b@ezweb.ne.jp). They work, therefore they are accepted.
_EMAIL = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}"
)
_LONGEST_EMAIL = 254
_BETWEEN_DIGITS = re.compile(r"[\s()\-‐-―−ー・.]")
_PHONE = re.compile(r"0[0-9]{9,10}")


@dataclass(frozen=True, slots=True)
class ContactPoint:
    """One way to reach a person. Exactly one of the two is set."""

    email: str = ""
    phone: str = ""

    @classmethod
    def parse(cls, written: str) -> ContactPoint | None:
        """Read what was typed into one field: what has an @ is an address, the rest a number; None for neither."""
        if "@" in unicodedata.normalize("NFKC", written):
            email = normalised_email(written)
            return cls(email=email) if email else None
        phone = normalised_phone(written)
        return cls(phone=phone) if phone else None


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
