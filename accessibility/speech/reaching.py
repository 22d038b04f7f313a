"""What one writes to or calls: web and mail addresses are described, numbers are said in groups, digit by digit."""

import re

from accessibility.speech.characters import DIGITS
from accessibility.speech.latin import in_address

Match = re.Match[str]
_SIGNS = {".": "ドット", "-": "ハイフン", "_": "アンダーバー", "+": "プラス", ":": "コロン"}
_SHAPES = re.compile(r"(0120)(\d{3})(\d{3})|(0[5789]0)(\d{4})(\d{4})|(\d{4})(\d{2})(\d{4})")


def digits(found: Match) -> str:
    """Numbers one names digit by digit (post code, room), group by group."""
    return "の".join("".join(DIGITS[digit] for digit in group) for group in re.findall(r"\d+", found[0])) + "、"


def telephone(found: Match) -> str:
    """A telephone number in its groups; Open JTalk says each digit by digit."""
    return "、" + "の".join(re.findall(r"\d+", found[0])) + "、"


def telephone_without_groups(found: Match) -> str:
    """In the groups in which people say it."""
    parts = _SHAPES.fullmatch(found[0])
    return "、" + "の".join(filter(None, parts.groups()) if parts else [found[0]]) + "、"


def last_digits(found: Match) -> str:
    """The other lines of the same house: 042-481-7479から7482・7585."""
    return re.sub(r"\d+", lambda number: "".join(DIGITS[digit] for digit in number[0]), found[0]).replace("・", "、")


def site(found: Match) -> str:
    """Nobody writes a whole address down by ear: whose it is, is enough."""
    host = re.sub(r"^https?://(www\.)?", "", found[0]).split("/")[0].split("?")[0].split("#")[0]
    return f"ウェブサイト、{_dotted(host)}、"


def mail(found: Match) -> str:
    """A mail address, which has no shorter name."""
    name, _, host = found[0].partition("@")
    return f"メールアドレス、{_dotted(name)}アットマーク{_dotted(host)}、"


def domain(found: Match) -> str:
    """The end of mail addresses, from which letters come."""
    return f"{'アットマーク' if found[0].startswith('@') else ''}{_dotted(found[0].lstrip('@'))}"


def _dotted(address: str) -> str:
    return "".join(_SIGNS.get(part) or in_address(part) for part in re.split(r"([.\-_+:])", address))
