"""Promises under a crowd: real processes, real locks, on the database the tests run on (SQLite or PostgreSQL)."""

import json
import os
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings

from events.choices import Way
from events.models import EventIndexPage, Session
from tests.factories.events import make_event, make_session, make_way

pytestmark = pytest.mark.database

HAVE_A_PLACE = {"seated", "offered"}
Facts = dict[str, Any]
Crowd = Callable[..., Facts]


@pytest.fixture
def crowd(shared_database: Callable[[], str]) -> Crowd:
    """Let eight processes act at once; what everybody was told and what stands in the database."""

    def act(session: Session, people: int, **plan: Any) -> Facts:
        plan = {"session": session.pk, "people": people, "processes": 8} | plan
        done = subprocess.run(
            [sys.executable, "-m", "tests.events.places.crowd", json.dumps(plan)],
            cwd=settings.BASE_DIR,
            env=os.environ | {"DATABASE_URL": shared_database()},
            stdout=subprocess.PIPE,
            timeout=240,
            check=True,
        )
        return json.loads(done.stdout)

    return act


def room_for(event_index: EventIndexPage, capacity: int, by_video: int | None = None) -> Session:
    """Where ``by_video`` is given, it is this session's own number, tighter than that of its event."""
    ways = [make_way(Way.VIDEO, capacity=capacity), make_way(Way.PHONE)]
    differs = {} if by_video is None else {"video": by_video}
    sessions = [make_session(capacity=capacity, way_capacities=differs)]
    return make_event(event_index, sessions=sessions, ways=ways).sessions.get()


def places(rows: list[Facts]) -> dict[str, int]:
    """How many people have a place, in all and in each way, counted by hand."""
    by_way = Counter(row["way"] for row in rows if row["state"] in HAVE_A_PLACE)
    return {"": by_way.total(), **by_way}


def test_eight_processes_and_five_hundred_people_never_take_a_place_twice(
    shared_database: object, event_index: EventIndexPage, crowd: Crowd
) -> None:
    session = room_for(event_index, 100, by_video=20)

    facts = crowd(session, 500, families=True, change=True)

    assert set(Counter(words for words, _seconds in facts["told"])) == {"seated", "waiting"}
    assert facts["trouble"] == []
    for moment in ("after_rush", "after"):
        counted = places(facts[moment]["rows"])
        assert counted[""] <= 100
        assert counted["video"] <= 20
        assert {way: taken for way, taken in facts[moment]["seats"].items() if taken} == counted
    assert places(facts["after_rush"]["rows"])[""] == 100
    _asked_in_order(facts["after"]["rows"])
    _families_stay_together(facts["after"]["rows"])


def _asked_in_order(rows: list[Facts]) -> None:
    """Of those who came alone and wait for the telephone, nobody was asked who came later than one still waiting."""
    families = Counter(row["family"] for row in rows)
    alone = [row for row in rows if families[row["family"]] == 1 and row["way"] == "phone"]
    asked = [row["created"] for row in alone if row["asked"]]
    not_asked = [row["created"] for row in alone if row["state"] == "waiting" and not row["asked"]]
    assert asked
    assert not_asked
    assert max(asked) < min(not_asked)


def _families_stay_together(rows: list[Facts]) -> None:
    """Who wants places for all or none has all or none."""
    states = defaultdict(set)
    for row in rows:
        if not row["partial"]:
            states[row["family"]].add(row["state"])
    assert all(len(found) == 1 for found in states.values())


def test_the_control_without_the_lock_does_oversell(
    shared_database: object, event_index: EventIndexPage, crowd: Crowd
) -> None:
    facts = crowd(room_for(event_index, 100), 300, without_lock=True)

    assert places(facts["after"]["rows"])[""] > 100


def test_of_eight_who_want_the_last_place_one_gets_it_and_seven_queue(
    shared_database: object, event_index: EventIndexPage, crowd: Crowd
) -> None:
    facts = crowd(room_for(event_index, 1), 8)

    assert Counter(words for words, _seconds in facts["told"]) == {"seated": 1, "waiting": 7}
    assert facts["after"]["seats"][""] == 1


def test_one_form_that_arrives_eight_times_at_once_is_one_registration(
    shared_database: object, event_index: EventIndexPage, crowd: Crowd
) -> None:
    facts = crowd(room_for(event_index, 1), 8, one_form=True)

    assert Counter(words for words, _seconds in facts["told"]) == {"seated": 8}
    assert len(facts["after"]["rows"]) == facts["after"]["seats"][""] == 1
