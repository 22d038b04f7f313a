"""Promises of the letters' words: each kind in each language, whole, and silent for who wants it silent."""

import re
from datetime import timedelta
from html.parser import HTMLParser

import pytest

from events.choices import LetterKind, LetterWords, RegistrationState, SessionStatus
from events.letters import truth
from events.letters.writing import written
from events.models import EventIndexPage, Letter, Registration, Session
from tests.events.letters.people import NOON, a_place, a_session

pytestmark = [pytest.mark.database, pytest.mark.django_db]
SECRET = "ことばの少ない親の会"


class Words(HTMLParser):
    """What a reader sees of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.addresses += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.seen.append(data)


@pytest.fixture
def registration(event_index: EventIndexPage) -> Registration:
    session = a_session(event_index, title=SECRET, easy_title="おやのあつまり")
    return a_place(session, note="ゆっくり話してほしい")


def letter(registration: Registration, kind: LetterKind, **fields: object) -> Letter:
    state = next(iter(truth.STANDS_IN[kind]))
    Registration.objects.filter(pk=registration.pk).update(state=state, answer_by=NOON + timedelta(days=2))
    known = Registration.objects.select_related("session__page", "resident__reached_through")
    return Letter(registration=known.get(pk=registration.pk), kind=kind, created_at=NOON, **fields)


@pytest.mark.parametrize("words", list(LetterWords))
def test_every_letter_says_what_when_and_whom_to_call_in_every_language(
    registration: Registration, words: LetterWords, settings: object
) -> None:
    Registration.objects.update(letters_in=words)
    for kind in LetterKind:
        Session.objects.update(status=SessionStatus.CANCELLED if kind == LetterKind.CALLED_OFF else "scheduled")

        made = written(letter(registration, kind), now=NOON)

        assert ("おやのあつまり" if words == LetterWords.EASY else SECRET) in made.subject
        assert {"": "令和8年12月15日", "easy": "2026年12月15日", "en": "15 December 2026"}[words] in made.text
        assert settings.ENGAWA_TOWN["phone"] in made.text
        assert made.subject in made.short
        assert not re.search(r"None|\{[{%]|&[a-z]+;|\n\n\n", made.text + made.short + made.spoken)


@pytest.mark.parametrize("words", list(LetterWords))
def test_neutral_letters_name_neither_the_event_nor_the_support(registration: Registration, words: LetterWords) -> None:
    """Somebody else may see the screen of the telephone, or share the mailbox."""
    Registration.objects.update(letters_in=words, neutral_subject=True)
    for kind in LetterKind:
        made = written(letter(registration, kind), now=NOON)

        everything = "\n".join([made.subject, made.text, made.html, made.short, made.spoken, str(made.attachments)])
        for revealing in (SECRET, "おやのあつまり", "サロン係", "希望", "催し", "event"):
            assert revealing not in everything.replace(registration.token, ""), kind
        assert made.subject in {"お知らせ", "お知らせがあります", "A message for you"}


def test_the_html_says_the_same_as_the_text_and_loads_nothing(registration: Registration) -> None:
    made = written(letter(registration, LetterKind.SEATED), now=NOON)
    page = Words()
    page.feed(made.html.partition("<body>")[2])

    def plain(text: str) -> str:
        return re.sub(r"[\s■・―]", "", text)

    assert plain("".join(page.seen)) == plain(made.subject + made.text)
    assert all(address.startswith(("http", "tel:", "mailto:")) for address in page.addresses)
    assert any(registration.token in address for address in page.addresses)
    assert not re.search(r"<(img|script|link|iframe)|url\(", made.html)


def test_markup_in_a_title_stays_words(event_index: EventIndexPage) -> None:
    registration = a_place(a_session(event_index, title='<img src=x onerror="a()">'))

    made = written(letter(registration, LetterKind.SEATED), now=NOON)

    assert "<img" not in made.html
    assert "&lt;img" in made.html


def test_who_waits_is_not_told_the_way_in(registration: Registration) -> None:
    assert "はじめに名前を聞きます" in written(letter(registration, LetterKind.SEATED), now=NOON).text
    assert "はじめに名前を聞きます" not in written(letter(registration, LetterKind.WAITING), now=NOON).text


def test_a_reminder_says_how_long_it_is(registration: Registration) -> None:
    starts_at = Session.objects.get().starts_at
    lefts = [timedelta(days=7), timedelta(days=1), timedelta(hours=3), timedelta(minutes=30)]

    subjects = [written(letter(registration, LetterKind.REMINDER), now=starts_at - left).subject for left in lefts]

    said = [subject.partition("：")[0] for subject in subjects]
    assert said == ["あと7日です", "あしたです", "きょうです", "まもなくです（あと30分）"]


def test_reminders_and_thanks_can_be_stopped_at_one_press_and_nothing_else_can(registration: Registration) -> None:
    stoppable = {kind for kind in LetterKind if written(letter(registration, kind), now=NOON).headers}

    assert stoppable == {LetterKind.REMINDER, LetterKind.THANKS}
    headers = written(letter(registration, LetterKind.REMINDER), now=NOON).headers
    assert f"/registration/{registration.token}/letters/stop/" in headers["List-Unsubscribe"]
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_every_kind_of_letter_has_a_rule_when_it_is_true() -> None:
    assert set(truth.STANDS_IN) == set(LetterKind)


def test_a_letter_that_was_outrun_says_nothing(registration: Registration) -> None:
    def holds(kind: LetterKind, state: RegistrationState) -> bool:
        Registration.objects.update(state=state)
        fresh = Registration.objects.select_related("session__page", "resident").get()
        return truth.holds(Letter(registration=fresh, kind=kind), now=NOON)

    assert holds(LetterKind.SEATED, RegistrationState.SEATED)
    assert not holds(LetterKind.SEATED, RegistrationState.CANCELLED)
    assert not holds(LetterKind.OFFERED, RegistrationState.WAITING)
    assert not holds(LetterKind.REMINDER, RegistrationState.CANCELLED)
