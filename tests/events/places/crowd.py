"""A crowd that wants the same places at the same moment. A program of its own that divides into real processes.

    DATABASE_URL=… python -m tests.events.places.crowd '{"session": 1, "people": 500, "processes": 8}'

Prints what everybody was told and what stands in the database afterwards, as JSON.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import django

django.setup()

from django.db import DatabaseError, connection, connections  # noqa: E402 -- models need the settings first
from django.utils import timezone  # noqa: E402

from events.actions import Companion, Wish, accept_offer, cancel_place, end_offers, take_place  # noqa: E402
from events.choices import LetterKind, RegistrationState, Way  # noqa: E402
from events.models import Letter, Registration, Seats, Session  # noqa: E402
from events.places import counting, taking  # noqa: E402
from residents.contact_points import ContactPoint  # noqa: E402

Plan = dict[str, Any]
Told = list[tuple[str, float]]


def wish(number: int, plan: Plan) -> Wish:
    """Every tenth brings two others, every second of those wants all places or none."""
    family = (
        [Companion(f"家族{number}の{which}") for which in range(2)] if plan.get("families") and number % 10 == 0 else []
    )
    way = Way.VIDEO if number % 3 == 0 else Way.PHONE
    contact = ContactPoint(phone="0267123456")
    return Wish(name=f"住民{number}", contact=contact, way=way, companions=family, partial_ok=number % 20 == 0)


def ask(plan: Plan, numbers: range) -> Iterator[tuple[str, float]]:
    """Ask for a place, one person after the other; what each was told and how long it took."""
    for number in numbers:
        key = "one form" if plan.get("one_form") else f"form {number}"
        started = time.perf_counter()
        try:
            made = take_place(session_id=plan["session"], wish=wish(number, plan), form_key=key, now=timezone.now())
            told = str(made.state)
        except DatabaseError as error:
            told = repr(error)
        yield told, time.perf_counter() - started


def change_their_minds(plan: Plan, numbers: range) -> Iterator[tuple[str, float]]:
    """Some who are alone give their place back; of those who are asked then, some answer yes, some no, some nothing."""
    keys = [f"form {number}" for number in numbers]
    mine = Registration.objects.filter(session=plan["session"], form_key__in=keys, lead=None)
    for turn, registration in enumerate(mine.order_by("pk")):
        try:
            if (
                turn % 4 == 0
                and registration.state == RegistrationState.SEATED
                and not registration.companions.exists()
            ):
                cancel_place(registration_id=registration.pk, now=timezone.now())
            if turn % 7 == 0:
                end_offers(now=timezone.now() + timedelta(days=3 if turn % 21 == 0 else 0))
            for asked in Registration.objects.offered().filter(form_key__in=keys).order_by("pk")[:1]:
                answer = accept_offer if turn % 3 else cancel_place
                answer(registration_id=asked.pk, now=timezone.now())
        except DatabaseError as error:
            yield repr(error), 0.0


def together(plan: Plan, act: Callable[[Plan, range], Iterator[tuple[str, float]]]) -> Told:
    """Let everybody act at once, in as many processes as were asked for; what they were told."""
    share = -(-plan["people"] // plan["processes"])
    connections.close_all()
    ready, go = os.pipe(), os.pipe()
    answers = []
    for process in range(plan["processes"]):
        numbers = range(process * share, min((process + 1) * share, plan["people"]))
        read_end, write_end = os.pipe()
        if os.fork() == 0:
            connection.ensure_connection()
            os.write(ready[1], b".")
            os.read(go[0], 1)
            with os.fdopen(write_end, "w") as out:
                json.dump(list(act(plan, numbers)), out)
            os._exit(0)
        os.close(write_end)
        answers.append(read_end)
    for _process in answers:
        os.read(ready[0], 1)
    os.write(go[1], b"!" * len(answers))
    told = [tuple(one) for end in answers for one in json.load(os.fdopen(end))]
    for _process in answers:
        os.wait()
    return told


def without_lock() -> None:
    """The control: everything as it is, but nobody waits for anybody, and counting is looking and then writing."""

    def hold(session_id: int) -> tuple[Session, int]:
        count = Seats.objects.get_or_create(session_id=session_id, way="")[0]
        return Session.objects.select_related("page").get(pk=session_id), count.taken

    def count(session: Session, way: str, capacity: int | None, people: int) -> bool:
        seats = Seats.objects.get_or_create(session_id=session.pk, way=way)[0]
        if capacity is not None and seats.taken + people > capacity:
            return False
        Seats.objects.filter(pk=seats.pk).update(taken=seats.taken + people)
        return True

    taking.hold = hold
    counting._count = count
    # Without the transaction around it.
    taking._take_place = taking._take_place.__wrapped__


def found(session_id: int) -> dict[str, Any]:
    """What stands in the database."""
    asked = set(Letter.objects.filter(kind=LetterKind.OFFERED).values_list("registration_id", flat=True))
    rows = Registration.objects.filter(session=session_id).order_by("pk")
    return {
        "seats": dict(Seats.objects.filter(session=session_id).values_list("way", "taken")),
        "rows": [
            {
                "pk": row.pk,
                "family": row.family_id,
                "way": row.way,
                "state": row.state,
                "created": row.created_at.timestamp(),
                "partial": row.partial_ok,
                "asked": row.family_id in asked,
            }
            for row in rows
        ],
    }


def main(plan: Plan) -> None:
    """Two acts: everybody asks at once; then, if wanted, some change their minds at once."""
    if plan.get("without_lock"):
        without_lock()
    told = together(plan, ask)
    after_rush = found(plan["session"])
    minds = together(plan, change_their_minds) if plan.get("change") else []
    facts = {"told": told, "trouble": [words for words, _s in minds], "after_rush": after_rush}
    json.dump(facts | {"after": found(plan["session"])}, sys.stdout)


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
