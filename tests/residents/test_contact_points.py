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


@pytest.mark.parametrize(
    ("written", "code", "address"),
    [
        ("〒384-0301 佐久市臼田123-4", "384-0301", "佐久市臼田123-4"),
        ("３８４－０３０１　長野県佐久市臼田１２３", "384-0301", "長野県佐久市臼田１２３"),
        ("3840301佐久市\n臼田123 髙﨑荘201", "384-0301", "佐久市 臼田123 髙﨑荘201"),
        ("長野県佐久市臼田百二十三番地", "", "長野県佐久市臼田百二十三番地"),
        ("臼田町三丁目ﾊｲﾂ5号", "", "臼田町三丁目ﾊｲﾂ5号"),
    ],
)
def test_a_postal_address_is_kept_as_it_was_typed(written: str, code: str, address: str) -> None:
    assert ContactPoint.parse(written, by_post=True) == ContactPoint(postal_code=code, address=address)


@pytest.mark.parametrize("written", ["はなこ", "12345", "384-0301", "〒384-0301", "村の人", "a b c d e f", "0" * 40])
def test_what_no_postman_finds_is_no_postal_address(written: str) -> None:
    assert ContactPoint.parse(written, by_post=True) is None


def test_a_postal_address_counts_only_where_letters_are_posted() -> None:
    assert ContactPoint.parse("〒384-0301 佐久市臼田123") is None


def test_one_letter_box_is_known_again_however_it_was_typed() -> None:
    kept, typed = (ContactPoint.parse(w, by_post=True) for w in ("〒384-0301 佐久市臼田1-2", "佐久市　臼田１－２"))
    assert kept.same_as(typed)
    assert not kept.same_as(ContactPoint(email="hanako@example.jp"))
    assert ContactPoint(email="Taro.@docomo.ne.jp").same_as(ContactPoint(email="taro.@docomo.ne.jp"))
    assert not ContactPoint(phone="0267123456").same_as(ContactPoint(phone="0267123457"))
