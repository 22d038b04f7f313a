"""Days are read as people write them."""

import datetime as dt

import pytest

from documents.webforms.dates import read_day


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("令和8年11月3日", dt.date(2026, 11, 3)),
        ("令和元年５月１日", dt.date(2019, 5, 1)),
        ("R8.11.3", dt.date(2026, 11, 3)),
        ("ｓ39/10/10", dt.date(1964, 10, 10)),
        ("2026年11月3日", dt.date(2026, 11, 3)),
        ("２０２６－１１－０３", dt.date(2026, 11, 3)),
        ("20261103", dt.date(2026, 11, 3)),
        ("2028/2/29", dt.date(2028, 2, 29)),
    ],
)
def test_a_day_is_understood(written: str, day: dt.date) -> None:
    assert read_day(written) == day


@pytest.mark.parametrize("written", ["", "8年11月3日", "2026年2月29日", "11月3日", "あした", "元年5月1日", "2026/13/1"])
def test_what_could_mean_two_days_or_none_is_asked_again(written: str) -> None:
    assert read_day(written) is None
