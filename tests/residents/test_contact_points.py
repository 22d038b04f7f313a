"""Promises about contact points as people write them."""

import pytest

from residents.contact_points import ContactPoint


@pytest.mark.parametrize(
    ("written", "email"),
    [
        ("hanako@example.jp", "hanako@example.jp"),
        ("taro.@docomo.ne.jp", "taro.@docomo.ne.jp"),
        ("a..b@ezweb.ne.jp", "a..b@ezweb.ne.jp"),
        ("ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｊｐ", "hanako@example.jp"),
        ("  hanako@example.jp\n", "hanako@example.jp"),
    ],
)
def test_addresses_that_work_in_japan_are_accepted(written: str, email: str) -> None:
    assert ContactPoint.parse(written) == ContactPoint(email=email)


@pytest.mark.parametrize(
    ("written", "phone"),
    [
        ("0267-12-3456", "0267123456"),
        ("０９０－１２３４－５６７８", "09012345678"),
        ("090ー1234ー5678", "09012345678"),
        ("+81 90 1234 5678", "09012345678"),
        ("+81-(0)90-1234-5678", "09012345678"),
        ("（0267）12-3456", "0267123456"),
    ],
)
def test_telephone_numbers_are_kept_as_dialled(written: str, phone: str) -> None:
    assert ContactPoint.parse(written) == ContactPoint(phone=phone)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "はなこ",
        "12345",
        "hanako@",
        "@example.jp",
        "a@b",
        "a@example.jp\nBcc: x@example.jp",
        "a b@example.jp",
        "0" * 40,
    ],
)
def test_what_nobody_can_be_reached_at_is_no_contact_point(written: str) -> None:
    assert ContactPoint.parse(written) is None
