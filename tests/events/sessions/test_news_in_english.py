"""Promises of the news of a session to somebody who reads English."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import translation

from events.choices import LetterWords
from events.models import Registration, Session
from events.overview import note_of
from events.sessions.announcing import Said
from events.sessions.models import Change
from events.sessions.verbs import call_off, reschedule, undo
from tests.events.sessions.times import NOW

SNOW = Said(words="大雪のためです。", words_en="Because of heavy snow.")


@pytest.fixture
def reader(people: list[Registration]) -> Registration:
    """The first of them reads English."""
    Registration.objects.filter(pk=people[0].pk).update(letters_in=LetterWords.ENGLISH)
    mail.outbox.clear()
    return people[0]


def letter_to_reader() -> str:
    return next(message.body for message in mail.outbox if message.to == ["hanako@example.jp"])


def move(session: Session, said: Said) -> Session:
    later = session.starts_at + timedelta(days=3)
    reschedule(session_id=session.pk, starts_at=later, ends_at=later + timedelta(hours=1), now=NOW, said=said)
    return Session.objects.get(pk=session.pk)


def test_the_letter_says_in_english_what_it_was_and_why(session: Session, reader: Registration) -> None:
    moved = move(session, SNOW)

    body = letter_to_reader()
    assert "The date has changed. It was: " in body
    assert "Because of heavy snow." in body
    assert "大雪" not in body
    assert moved.news.startswith("日時が変わりました。もとの日時：")
    assert moved.news.endswith("大雪のためです。")


def test_words_in_japanese_alone_are_named_with_whom_to_ask(session: Session, reader: Registration) -> None:
    moved = move(session, Said(words="大雪のためです。"))

    assert "The date has changed." in moved.news_en
    assert "There is news of this session in Japanese." in letter_to_reader()


def test_called_off_for_a_reason_and_taken_back(session: Session, reader: Registration) -> None:
    call_off(session_id=session.pk, now=NOW, said=SNOW)
    assert "Because of heavy snow." in letter_to_reader()
    mail.outbox.clear()

    undo(change_id=Change.objects.get().pk, now=NOW, said=Said())

    assert "was taken back" in letter_to_reader()


@pytest.mark.parametrize(
    ("news_en", "said"), [("Bring a coat.", "Bring a coat."), ("", "There is news of this session in Japanese")]
)
def test_the_page_says_it_in_the_language_of_the_visit(news_en: str, said: str) -> None:
    session = Session(news="上着をお持ちください。", news_en=news_en)

    with translation.override("en"):
        assert said in note_of(session)
    with translation.override("ja"):
        assert note_of(session) == "上着をお持ちください。"
