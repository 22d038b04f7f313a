"""Promises about looks: each is noted, and the person it is about can read of it."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from residents import privacy
from residents.looks.actions import looks_of, note_look, note_looks
from residents.looks.models import Look, What
from residents.looks.words import who_looked
from residents.models import Resident
from tests.factories.staff import superuser

pytestmark = pytest.mark.django_db

NOW = timezone.now()


def resident(name: str = "はなこ") -> Resident:
    return Resident.objects.create(name=name, phone="0267123456", created_at=NOW)


def test_a_look_of_the_staff_is_noted_and_told_by_office() -> None:
    hanako = resident()
    note_look(superuser(), What.SUPPORT, hanako, which="registration.1", now=NOW)
    look = looks_of(hanako).get()
    assert (look.what, look.which, look.at) == (What.SUPPORT, "registration.1", NOW)
    assert who_looked(look) == "縁側市 福祉部 みんなのサロン係の職員"


def test_a_look_of_a_carer_is_told_as_such() -> None:
    hanako, carer = resident(), resident("たろう")
    note_look(carer, What.SUPPORT, hanako, now=NOW)
    assert who_looked(looks_of(hanako).get()) == "代わりに手続きをする方"


def test_opening_a_screen_again_is_one_look_and_coming_back_later_another() -> None:
    hanako, clerk = resident(), superuser()
    for minutes in (0, 3, 9, 30):
        note_look(clerk, What.PROFILE, hanako, now=NOW + timedelta(minutes=minutes))
    assert looks_of(hanako).count() == 2


def test_looks_of_two_members_of_the_staff_are_two() -> None:
    hanako = resident()
    note_look(superuser(), What.PROFILE, hanako, now=NOW)
    note_look(superuser("jiro"), What.PROFILE, hanako, now=NOW)
    assert looks_of(hanako).of_staff().count() == 2


def test_a_list_of_people_is_noted_in_two_questions(django_assert_num_queries: Any) -> None:
    people, clerk = [resident(str(number)) for number in range(20)], superuser()
    with django_assert_num_queries(2):
        note_looks(clerk, What.LIST, people, which="session.1", now=NOW)
    assert Look.objects.count() == 20


def test_what_nobody_knows_cannot_be_looked_at() -> None:
    with pytest.raises(ValueError, match="diary"):
        note_look(superuser(), "diary", resident(), now=NOW)


def test_whoever_asks_what_the_town_knows_is_told_who_looked() -> None:
    hanako = resident()
    note_look(superuser(), What.CARD, hanako, now=NOW)
    told = privacy.export(hanako)["looks"]
    assert [(look["what"], look["by"]) for look in told] == [("参加カード", "縁側市 福祉部 みんなのサロン係の職員")]


def test_looks_stay_for_auditors_when_somebody_is_erased_and_go_after_a_year(settings: Any) -> None:
    hanako = resident()
    note_look(superuser(), What.CARD, hanako, now=NOW)
    privacy.erase(hanako, now=NOW)
    assert Look.objects.count() == 1

    for days, left in ((365, 1), (366, 0)):
        later = NOW + timedelta(days=days)
        privacy.sweep(kept_since=later - timedelta(days=30), now=later)
        assert Look.objects.count() == left
