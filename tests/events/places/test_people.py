"""Promises about names as people type them."""

import pytest

from events.actions import Companion
from events.places.people import people_in


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("", []),
        ("  \n\r\n ", []),
        ("山田花子", [Companion("山田花子")]),
        ("山田花子（やまだ はなこ）\nたろう", [Companion("山田花子", "やまだ はなこ"), Companion("たろう")]),
        ("・髙橋\n2. 﨑山（ﾔﾏ）", [Companion("髙橋"), Companion("﨑山", "ﾔﾏ")]),
        ("花子（孫）", [Companion("花子（孫）")]),
        ("ﾊﾅｺ、Anna (アンナ)", [Companion("ﾊﾅｺ"), Companion("Anna", "アンナ")]),
        ("あ", [Companion("あ")]),
        ("寿限無" * 20, [Companion("寿限無" * 20)]),
        ("12歳の子", [Companion("12歳の子")]),
    ],
)
def test_one_line_is_one_person_in_the_letters_that_were_typed(typed: str, people: list[Companion]) -> None:
    assert people_in(typed) == people
