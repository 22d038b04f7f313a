"""Promises of letters as they are read: until when to answer, for how many, what next, also on a small screen."""

import pytest
from django.utils import timezone

from events.actions import Companion, Wanted, Wish, add_support, cancel_place, take_place
from events.choices import LetterKind, LetterWords, Way
from events.letters.writing import Written, written
from events.models import EventIndexPage, Letter, Registration
from residents.contact_points import ContactPoint
from tests.factories.events import make_event, make_session, make_way

NOW = timezone.localtime().replace(hour=10, minute=0, second=0, microsecond=0)


@pytest.fixture
def family(event_index: EventIndexPage) -> Registration:
    """Two people who waited and are asked now."""
    session = make_event(event_index, sessions=[make_session(capacity=2)], ways=[make_way(Way.PHONE)]).sessions.get()

    def take(key: str, *names: str) -> Registration:
        contact = ContactPoint(email=f"{key}@example.jp")
        wish = Wish(name="はなこ", contact=contact, way=Way.PHONE, companions=[Companion(name) for name in names])
        return take_place(session_id=session.pk, wish=wish, form_key=key, now=NOW)

    first, waits = take("first", "じろう"), take("waits", "たろう")
    cancel_place(registration_id=first.pk, now=NOW)
    return Registration.objects.get(pk=waits.pk)


def letter(registration: Registration, kind: LetterKind, words: LetterWords = LetterWords.USUAL) -> Written:
    Registration.objects.filter(pk=registration.pk).update(letters_in=words)
    found = Letter.objects.select_related("registration__resident", "registration__session__page")
    known = found.filter(registration=registration, kind=kind).last()
    if known is None:
        made = Letter.objects.create(registration=registration, kind=kind, created_at=NOW)
        known = found.get(pk=made.pk)
    return written(known, now=NOW)


@pytest.mark.parametrize(
    ("words", "places", "by"),
    [
        (LetterWords.USUAL, "2人分の席があきました。", "お返事は、"),
        (LetterWords.EASY, "2人の席が、あきました。", "返事は "),
        (LetterWords.ENGLISH, "There are 2 places for you now.", "Please answer by "),
    ],
)
def test_an_offer_says_for_how_many_and_until_when_also_in_a_short_message(
    family: Registration, words: LetterWords, places: str, by: str
) -> None:
    told = letter(family, LetterKind.OFFERED, words)

    assert places in told.text
    assert by in told.short
    assert f"/registration/{family.token}/answer/" in told.short
    assert "m.." not in told.spoken + told.text


def test_what_stands_in_brackets_has_none_of_its_own(family: Registration) -> None:
    assert "たろう（お返事待ち）" in letter(family, LetterKind.OFFERED).text


def test_support_of_everybody_in_the_family_stands_in_the_one_letter(family: Registration) -> None:
    along = family.companions.get()
    add_support(registration_id=along.pk, wanted=[Wanted("sign_language")], now=NOW)

    assert "・たろう：手話通訳：受付" in letter(family, LetterKind.CHANGED).text


def test_a_cancelling_by_mistake_has_a_way_back_in_its_letter(family: Registration) -> None:
    cancel_place(registration_id=family.pk, now=NOW)

    text = letter(family, LetterKind.CANCELLED).text

    assert "「取り消しをやめる」" in text
    assert f"/registration/{family.token}/" in text


def test_news_of_a_moved_session_does_not_tell_somebody_who_is_asked_that_nothing_is_to_be_done(
    family: Registration,
) -> None:
    text = letter(family, LetterKind.RESCHEDULED).text

    assert "何もしなくて大丈夫です" not in text
    assert f"/registration/{family.token}/answer/" in text
