"""Promises of finding a person while they talk."""

import pytest
from django.utils import timezone

from residents.contact import Contact
from residents.folding import FORMS, digits_in, folded, is_number
from residents.models import Resident
from residents.people import MOST, find_people

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def person(name: str = "山田 花子", **fields: str) -> Resident:
    return Resident.objects.create(name=name, created_at=NOW, **{"phone": "0267123456", **fields})


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        ("髙﨑", "高崎"),
        ("高崎", "髙﨑"),
        ("渡邉", "渡辺"),
        ("齋藤", "斉藤"),
        ("𠮷田", "吉田"),
        ("辻\U000e0100本", "辻本"),
        ("ﾔﾏﾀﾞ ﾊﾅｺ", "やまだはなこ"),
        ("ヤマザキ", "やまさき"),
        ("きょうこ", "きようこ"),
        ("ジョン・スミス", "ｼﾞｮﾝ ｽﾐｽ"),
        ("Hanako", "ＨＡＮＡＫＯ"),
        ("みづえ", "みずえ"),
    ],
)
def test_spellings_of_one_name_find_one_person(kept: str, typed: str) -> None:
    known = person(kept)

    assert find_people(typed) == [known]
    assert Resident.objects.get().name == kept


@pytest.mark.parametrize("typed", ["はなこ", "やまだ", "山田", "花子", "山田花子", "やまだ 3456", "花子　0267"])
def test_a_part_or_several_words_are_enough(typed: str) -> None:
    known = person(reading="やまだ はなこ")
    person("鈴木 一郎", phone="09099998888")

    assert find_people(typed) == [known]


@pytest.mark.parametrize("typed", ["0267-12-3456", "０２６７１２３４５６", "3456", "+81 267 12 3456", "(0267)12"])
def test_a_telephone_number_is_found_as_people_say_it(typed: str) -> None:
    known = person()
    person("べつの人", phone="09099998888")

    assert find_people(typed) == [known]


def test_the_likeliest_comes_first_and_then_who_came_last() -> None:
    inside = person("小森 恵")
    older, newer = person("森 太郎"), person("森 次郎")
    whole = person("森")

    assert find_people("森") == [whole, newer, older, inside]


@pytest.mark.parametrize("typed", ["", "  ", "ー", "・", "%", "_", "\\", "'", '"', "\x00", "x" * 10_000])
def test_what_means_nobody_finds_nobody_and_breaks_nothing(typed: str) -> None:
    person()

    assert find_people(typed) == []


def test_a_list_ends_where_a_voice_would_be_lost() -> None:
    Resident.objects.bulk_create(Resident(name="花子", phone="1", created_at=NOW) for _each in range(MOST + 5))

    assert len(find_people("花子")) == MOST


def test_people_are_found_by_what_they_are_called_now() -> None:
    known = person()
    known.name = "佐藤 花子"
    known.save(update_fields=["name"])
    assert (find_people("山田"), find_people("佐藤")) == ([], [known])

    Resident.objects.filter(pk=known.pk).update(phone="09011112222")
    assert (find_people("3456"), find_people("2222")) == ([], [known])

    known.email = "hanako@example.jp"
    Resident.objects.bulk_update([known], ["email"])
    assert find_people("hanako@example.jp") == [known]


def test_nobody_is_found_who_was_erased() -> None:
    known = person()

    Contact().erase(known, now=NOW)

    assert find_people("山田") == []
    assert Resident.objects.get().search_key == ""


def test_no_daily_form_is_folded_further() -> None:
    pairs = FORMS.split()

    assert all(len(pair) == 2 for pair in pairs)
    assert not {pair[1] for pair in pairs} & {pair[0] for pair in pairs}
    assert len({pair[0] for pair in pairs}) == len(pairs)


def test_numbers_are_told_from_names() -> None:
    assert is_number("０２６７−12－3456")
    assert not is_number("3丁目")
    assert digits_in("+81-90") == "090"
    assert folded("ー") == ""
