"""What the demo town's people asked for in another form, and what some of them get every time. None of them exists."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from documents.models import DocumentKind, DocumentPage
from documents.requests import actions, standing
from documents.requests.choices import CaseState, Channel, Delivery, OtherForm
from documents.requests.models import Case, StandingOrder
from documents.requests.wishes import Wish
from portal.demo import content
from residents.contact_points import ContactPoint
from residents.outbox.models import OutgoingLetter


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who cannot be reached: such numbers and addresses are given to nobody."""

    name: str
    contact: ContactPoint
    address: str = ""


def fill(*, now: datetime) -> None:
    """Let the fictional residents ask. Repeatable: each has a key of its own."""
    if Case.objects.exists():
        return
    given = content.read("requests")
    people = {words["name"]: _person(words) for words in given["people"]}
    for number, words in enumerate(given["standing"]):
        wish = _wish(words, people[words["who"]], channel=Channel.PHONE)
        asked_at = now - timedelta(days=words["days_ago"])
        standing.begin(kind=DocumentKind(words["kind"]), wish=wish, form_key=f"demo-order-{number}", now=asked_at)
    for number, words in enumerate(given["cases"]):
        if page := DocumentPage.objects.filter(slug=words["document"], locale__language_code="ja").first():
            _case(page, words, people[words["who"]], key=f"demo-case-{number}", now=now)
    for page in DocumentPage.objects.live().filter(kind=DocumentKind.NEWSLETTER).select_related("locale"):
        standing.open_cases_for(page, now=now)


def _person(words: dict[str, Any]) -> Person:
    contact = ContactPoint(email=words.get("email", ""), phone=words.get("phone", ""))
    return Person(words["name"], contact, words.get("address", ""))


def _wish(words: dict[str, Any], person: Person, *, channel: Channel) -> Wish:
    return Wish(
        name=person.name,
        contact=person.contact,
        form=OtherForm(words["form"]),
        delivery=Delivery(words["delivery"]),
        postcode="384-0000" if person.address else "",
        address=person.address,
        note=words.get("note", ""),
        channel=Channel(words.get("channel", channel)),
    )


def _case(page: DocumentPage, words: dict[str, Any], person: Person, *, key: str, now: datetime) -> None:
    asked_at = now - timedelta(days=words["days_ago"])
    case = actions.ask(page=page, wish=_wish(words, person, channel=Channel.WEB), form_key=key, now=asked_at)
    for step in words.get("steps", []):
        at = asked_at + timedelta(days=step.get("after", 1))
        actions.move(case_id=case.pk, state=CaseState(step["state"]), now=at, words=step.get("words", ""))


def clear() -> None:
    """Take everything down, before the people go."""
    Case.objects.all().delete()
    StandingOrder.objects.all().delete()
    OutgoingLetter.objects.all().delete()
