"""Promises of sealed fields: only this house reads them, and only as long as it has the key."""

from io import StringIO
from typing import Any

import pytest
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import TextField
from django.db.models.functions import Cast

from accessibility.resealing import seal_what_is_plain
from accessibility.sealed import BLOCK, Unreadable, is_newest, seal, unseal
from residents.codes.models import Challenge
from tests.residents.codes.makers import a_challenge

pytestmark = [pytest.mark.django_db, pytest.mark.database]

WORDS = "手話通訳と、車いすの席"


def stored() -> list[str]:
    rows = Challenge.objects.order_by("pk").annotate(stored=Cast("contact", TextField()))
    return list(rows.values_list("stored", flat=True))


def test_what_is_sealed_reads_as_before_and_is_stored_otherwise() -> None:
    made = a_challenge(contact=WORDS)
    assert Challenge.objects.get(pk=made.pk).contact == WORDS
    assert WORDS not in stored()[0]


def test_the_same_words_are_stored_differently_each_time() -> None:
    assert seal(WORDS, purpose="a") != seal(WORDS, purpose="a")


def test_short_and_long_needs_are_stored_equally_long() -> None:
    assert len(seal("字幕", purpose="a")) == len(seal(WORDS, purpose="a"))
    assert len(seal("あ" * BLOCK, purpose="a")) > len(seal("字幕", purpose="a"))


@pytest.mark.parametrize(
    "words", ["字", "髙﨑さんへ\n2行目", "x" * BLOCK, "😀" * 500], ids=["one", "lines", "block", "long"]
)
def test_any_words_come_back_whole(words: str) -> None:
    assert unseal(seal(words, purpose="a"), purpose="a") == words


def test_what_is_sealed_for_one_purpose_cannot_be_read_for_another() -> None:
    assert isinstance(unseal(seal(WORDS, purpose="profiles"), purpose="support"), Unreadable)


def test_an_older_key_still_opens_and_a_destroyed_one_does_not(settings: Any) -> None:
    settings.ENGAWA_SEALING_KEYS = ["old"]
    made = a_challenge(contact=WORDS)
    settings.ENGAWA_SEALING_KEYS = ["new", "old"]
    assert Challenge.objects.get(pk=made.pk).contact == WORDS
    settings.ENGAWA_SEALING_KEYS = ["new"]
    assert isinstance(Challenge.objects.get(pk=made.pk).contact, Unreadable)
    assert "読めません" in f"{Challenge.objects.get(pk=made.pk).contact}"


def test_saving_a_row_that_cannot_be_read_leaves_what_is_stored(settings: Any) -> None:
    settings.ENGAWA_SEALING_KEYS = ["old"]
    made = a_challenge(contact=WORDS)
    before = stored()
    settings.ENGAWA_SEALING_KEYS = ["new"]
    Challenge.objects.get(pk=made.pk).save()
    assert stored() == before


def test_a_key_of_one_purpose_is_used_for_that_alone(settings: Any) -> None:
    settings.ENGAWA_SEALING_KEYS = ["for-all", "profiles:own"]
    token = seal(WORDS, purpose="profiles")
    settings.ENGAWA_SEALING_KEYS = ["for-all"]
    assert isinstance(unseal(token, purpose="profiles"), Unreadable)
    assert unseal(seal(WORDS, purpose="support"), purpose="support") == WORDS


def test_without_a_key_nothing_is_kept(settings: Any) -> None:
    settings.ENGAWA_SEALING_KEYS = ["profiles:own"]
    with pytest.raises(ImproperlyConfigured):
        seal(WORDS, purpose="support")


def test_only_emptiness_can_be_asked_for() -> None:
    a_challenge(contact="")
    a_challenge(contact=WORDS)
    assert [row.contact for row in Challenge.objects.exclude(contact="")] == [WORDS]
    assert Challenge.objects.filter(contact="").count() == 1
    with pytest.raises(FieldError):
        Challenge.objects.filter(contact=WORDS).exists()
    with pytest.raises(FieldError):
        Challenge.objects.filter(contact__contains="手話").exists()


def test_resealing_makes_the_older_key_needless(settings: Any) -> None:
    settings.ENGAWA_SEALING_KEYS = ["old"]
    for number in range(3):
        a_challenge(contact=f"{WORDS}{number}")
    settings.ENGAWA_SEALING_KEYS = ["new", "old"]
    with pytest.raises(CommandError, match="3 values"):
        call_command("reseal", "--check", stdout=StringIO())
    call_command("reseal", stdout=StringIO())
    call_command("reseal", "--check", stdout=StringIO())

    settings.ENGAWA_SEALING_KEYS = ["new"]
    assert [row.contact for row in Challenge.objects.order_by("pk")] == [f"{WORDS}{number}" for number in range(3)]
    assert all(is_newest(token, purpose="codes") for token in stored())


def test_resealing_says_what_no_key_opens_and_leaves_it(settings: Any) -> None:
    settings.ENGAWA_SEALING_KEYS = ["lost"]
    a_challenge(contact=WORDS)
    before = stored()
    settings.ENGAWA_SEALING_KEYS = ["new"]
    said = StringIO()
    call_command("reseal", stdout=StringIO(), stderr=said)
    assert "1 values cannot be opened" in said.getvalue()
    assert stored() == before


def test_a_column_of_plain_words_is_sealed_by_its_migration() -> None:
    made = a_challenge(contact="")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE codes_challenge SET contact = %s WHERE id = %s", [WORDS, made.pk])
    assert seal_what_is_plain(Challenge, "contact") == 1
    assert seal_what_is_plain(Challenge, "contact") == 0
    assert Challenge.objects.get(pk=made.pk).contact == WORDS


def test_a_new_key_can_be_made() -> None:
    said = StringIO()
    call_command("new_sealing_key", stdout=said)
    assert len(said.getvalue().strip()) == 43
