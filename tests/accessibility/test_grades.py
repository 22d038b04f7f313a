"""School years of kanji: the counts of the notices, and characters everybody can look up."""

import pytest

from accessibility.readings.grades import kanji_by_year, school_year

COUNTS = {1: 80, 2: 160, 3: 200, 4: 202, 5: 193, 6: 191, 7: 1110}


def test_each_year_has_as_many_kanji_as_the_notice() -> None:
    assert {year: len(set(kanji)) for year, kanji in kanji_by_year().items()} == COUNTS


def test_no_kanji_is_taught_twice() -> None:
    everything = "".join(kanji_by_year().values())
    assert len(set(everything)) == len(everything) == 2136


@pytest.mark.parametrize(
    ("kanji", "year"),
    [("一", 1), ("里", 2), ("漢", 3), ("栃", 4), ("囲", 5), ("優", 6), ("縁", 7), ("𠮟", 7), ("佶", 8)],
)
def test_a_kanji_is_taught_in_its_year(kanji: str, year: int) -> None:
    assert school_year(kanji) == year


def test_the_keyboards_shapes_count_as_those_of_the_notice() -> None:
    assert [school_year(kanji) for kanji in "叱填剥頬"] == [7, 7, 7, 7]


def test_the_twenty_kanji_of_prefectures_that_2020_brought_are_taught_in_year_four() -> None:
    assert {school_year(kanji) for kanji in "茨媛岡潟岐熊香佐埼崎滋鹿縄井沖栃奈梨阪阜"} == {4}
