"""Promises of the letters about support: what staff wrote, what there is instead, where to answer, and the question."""

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from events.actions import Companion, Wanted, add_support, write_to_resident
from events.choices import LetterKind, LetterWords
from events.letters.writing import written
from events.models import Letter, Registration, Session
from events.outgoing import write
from events.support.instead import go_on_with_what_there_is_instead
from tests.events.support.conftest import Take, days_before, end

NOW = timezone.now()


@pytest.fixture
def clerk(db: None) -> User:
    return User.objects.create_user("tanaka")


def letter(registration: Registration, kind: LetterKind = LetterKind.SUPPORT) -> str:
    found = Letter.objects.select_related("registration__resident", "registration__session__page")
    return written(found.filter(registration=registration, kind=kind).last(), now=NOW).text


def test_a_message_comes_with_its_words_and_where_to_answer(take: Take, clerk: User) -> None:
    registration = take("sign_language")
    case = registration.support_requests.get()
    write_to_resident(support_request_id=case.pk, words="入口でお待ちします。", now=NOW, by=clerk)

    text = letter(registration)

    assert "入口でお待ちします。" in text
    assert f"/registration/{registration.token}/support/" in text


def test_what_there_is_instead_stands_in_the_letter_and_own_words_do_not(take: Take, session: Session) -> None:
    registration = take("sign_language", note="耳がとおいのでゆっくり")
    go_on_with_what_there_is_instead(now=days_before(session, 2))

    text = letter(registration)

    assert "代わりに「要約筆記」を用意します。" in text
    assert "ゆっくり" not in text


def test_what_concerns_somebody_who_comes_along_is_written_to_who_stands_for_them(take: Take, clerk: User) -> None:
    lead = take(companions=[Companion("たろう")])
    companion = lead.companions.get()
    [case] = add_support(registration_id=companion.pk, wanted=[Wanted("sign_language")], now=NOW)
    write_to_resident(support_request_id=case.pk, words="入口でお待ちします。", now=NOW, by=clerk)

    text = letter(lead)

    assert "入口でお待ちします。" in text
    assert f"/registration/{companion.token}/support/" in text


def test_a_letter_that_anybody_may_see_says_nothing_of_support(take: Take, clerk: User) -> None:
    registration = take("sign_language")
    Registration.objects.filter(pk=registration.pk).update(neutral_subject=True)
    case = registration.support_requests.get()
    write_to_resident(support_request_id=case.pk, words="手話通訳者は入口にいます。", now=NOW, by=clerk)

    assert "手話" not in letter(registration)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (LetterWords.USUAL, "お願いした配慮は、届きましたか"),
        (LetterWords.EASY, "たのんだことは、できていましたか"),
        (LetterWords.ENGLISH, "Did the support you asked for reach you?"),
    ],
)
def test_the_thanks_ask_one_question_with_its_link(
    take: Take, session: Session, words: LetterWords, asked: str
) -> None:
    registration = take("sign_language")
    Registration.objects.filter(pk=registration.pk).update(letters_in=words)
    registration.refresh_from_db()
    write(registration, LetterKind.THANKS, now=end(session))

    text = letter(registration, LetterKind.THANKS)

    assert asked in text
    assert f"/registration/{registration.token}/reached/" in text


def test_who_asked_for_nothing_is_asked_nothing(take: Take, session: Session) -> None:
    registration = take()
    write(registration, LetterKind.THANKS, now=end(session))

    assert "/reached/" not in letter(registration, LetterKind.THANKS)


def test_the_thanks_ask_for_each_person_of_a_family_whose_support_it_was(take: Take, session: Session) -> None:
    lead = take(companions=[Companion("たろう"), Companion("じろう")])
    for companion in lead.companions.all():
        if companion.resident.name == "たろう":
            add_support(registration_id=companion.pk, wanted=[Wanted("sign_language")], now=NOW)
    write(lead, LetterKind.THANKS, now=end(session))

    text = letter(lead, LetterKind.THANKS)

    assert "・たろう さん\nこのページで、1回押すだけで答えられます：" in text
    assert f"/registration/{lead.token}/reached/" in text
    assert "じろう さん\n" not in text
