"""Promises to whoever wants to be forgotten, for every table that there is and will be."""

from collections.abc import Mapping
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import models, transaction
from django.utils import timezone

from documents.webforms.models import WebFormPage
from events.models import EventIndexPage, EventPage, Session
from residents import privacy
from residents.models import Resident
from residents.profiles.models import Profile
from tests.factories.events import make_event, make_session
from tests.residents.planting import CANARY, left_behind, plant, tables_about_people, tables_with_the_canary

NOW = timezone.now()
LONG_AGO = NOW - timedelta(days=3 * 365)
# Texts that say nothing of a person, so that they may stay; each with what it is.
MAY_STAY = {
    "document_requests.Case.title": "the document's title",
    "document_requests.StandingOrder.ended_by": "a channel",
    "event_support.SupportTally.kind": "the key of a kind of support, counted",
    "looks.Look.which": "a number (registration.17), for the auditors",
    "outbox.OutgoingLetter.channel": "mail",
    "outbox.OutgoingLetter.identity": "a hash",
    "outbox.OutgoingLetter.key": "an occasion and a number",
    "outbox.OutgoingLetter.trouble": "why a letter was not sent, without the address",
}
# These run by clocks of their own, and have tests of their own.
OTHER_CLOCKS = ("webforms", "document_requests", "document_digest")

Given = Mapping[type[models.Model], models.Model]


@pytest.fixture
def person() -> Resident:
    """Somebody of whom everything is known, since long ago."""
    told = dict.fromkeys(("name", "reading", "phone", "address"), CANARY)
    return Resident.objects.create(**told, email=f"{CANARY}@example.jp", created_at=LONG_AGO)


@pytest.fixture
def given(event_index: EventIndexPage) -> Given:
    """A session that is over, and a form: what is not about people and yet needed by rows that are."""
    session: Any = make_event(event_index, sessions=[make_session(LONG_AGO)]).sessions.get()
    form = event_index.add_child(instance=WebFormPage(title="用紙", slug="form", purpose="ためす"))
    return {Session: session, EventPage: session.page, WebFormPage: form}


def found() -> set[str]:
    """What stands somewhere although it must not."""
    return left_behind() - set(MAY_STAY)


def test_of_who_is_erased_nothing_stays_in_any_table(person: Resident, given: Given) -> None:
    plant(person, given, at=LONG_AGO)
    assert len(found()) > 60

    privacy.erase(person, now=NOW)

    assert found() == set()
    assert tables_with_the_canary() <= {name.rpartition(".")[0].replace(".", "_").lower() for name in MAY_STAY}


def test_a_table_that_nobody_erases_is_found(person: Resident, given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(person, given, at=LONG_AGO)
    kinds = privacy.kinds()
    unseen = set()
    for forgotten in kinds:
        with transaction.atomic():
            monkeypatch.setattr(privacy, "kinds", lambda forgotten=forgotten: [k for k in kinds if k is not forgotten])
            privacy.erase(person, now=NOW)
            unseen |= set() if found() else {forgotten.name}
            transaction.set_rollback(True)

    # Who looked is numbers only; a voice is kept as files, and goes with what it was recorded for.
    assert unseen == {"looks", "voice"}


def test_everything_that_is_kept_is_handed_out(person: Resident, given: Given) -> None:
    plant(person, given, at=LONG_AGO)
    profile = Profile.objects.get()
    profile.functions, profile.details = [CANARY], {CANARY: CANARY}
    profile.save()

    told = privacy.export(person)

    assert {name for name, rows in told.items() if not rows} == {"voice"}
    assert {name for name, rows in told.items() if CANARY not in str(rows)} <= {
        "voice",
        "looks",
        "card_papers",
        "line_codes",
    }


def test_what_nobody_asks_to_erase_goes_by_itself(person: Resident, given: Given) -> None:
    plant(person, given, at=LONG_AGO, but=OTHER_CLOCKS)
    assert len(found()) > 40

    call_command("erase_expired", stdout=StringIO())
    call_command("forget_card_papers", stdout=StringIO())

    assert found() == set()


def test_every_table_about_people_is_walked() -> None:
    """Fewer would mean that the walk has become blind, not that there is less to forget."""
    walked = {model._meta.label for model in tables_about_people()}

    assert walked > {
        "events.Letter",
        "event_card.CardPaper",
        "event_support.CaseStep",
        "mandates.Notice",
        "profiles.Use",
    }
    assert len(walked) >= 26
