"""Every screen that staff have for taking part, with somebody on it who comes, waits, needs, acts or is called."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.models import User
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from events.actions import Wanted, Wish, add_support, take_place
from events.choices import Channel, SupportKind, Way
from events.desk.acts import By
from events.desk.calls.actions import promise
from events.desk.deeds import note
from events.desk.paper.codes import code_of
from events.models import EventIndexPage, EventPage, Registration, SupportRequest
from residents.contact_points import ContactPoint
from residents.mandates.models import Mandate
from residents.models import Resident
from residents.profiles.actions import Needs, make_profile
from residents.profiles.models import Consent
from tests.events.carers.conftest import asked, given
from tests.factories.events import make_event, make_session, make_support, make_way
from tests.factories.staff import superuser

DESKS = (
    "events_desk", "support_desk", "mandates_desk", "needs_desk", "event_sessions", "events_doors",
    "event_reminders_desk",
)  # fmt: skip


@dataclass
class Duties:
    """What a clerk has before them."""

    event: EventPage
    registration: Registration
    case: SupportRequest
    mandate: Mandate
    waiting_mandate: Mandate
    clerk: User

    @property
    def person(self) -> Resident:
        return self.registration.resident

    def screens(self) -> list[str]:
        """The addresses of all screens that show something."""
        session, person = self.registration.session_id, self.person.pk
        desk, event = reverse("events_desk:talk"), self.event.pk
        return [
            *(f"{desk}{said}" for said in ("", "?q=0267", "?q=nobody", "?q=nobody&new=1", f"?person={person}")),
            *(f"{desk}{said}&session={session}" for said in (f"?person={person}", "?q=だれか&new=1")),
            *(reverse(f"events_desk:{name}") for name in ("sessions", "acts", "calls", "post", "paper", "new_person")),
            f"{reverse('events_desk:paper')}?code={code_of(session)}",
            reverse("events_desk:session", args=[session]),
            *(reverse(f"events_desk:{name}", args=[person]) for name in ("contact", "promise")),
            *(reverse(f"events_desk:{n}", args=[self.registration.pk]) for n in ("change", "note", "ask_support")),
            *(reverse(f"support_desk:{name}") for name in ("board", "load", "figures")),
            reverse("support_desk:case", args=[self.case.pk]),
            *(reverse(f"mandates_desk:{name}") for name in ("mandates", "add")),
            *(reverse("mandates_desk:mandate", args=[one.pk]) for one in (self.mandate, self.waiting_mandate)),
            *(reverse(f"needs_desk:{name}", args=[person]) for name in ("needs", "keep")),
            reverse("needs_desk:looks"),
            *(reverse(f"event_sessions:{name}", args=[event]) for name in ("overview", "series")),
            reverse("event_sessions:change", args=[session]),
            *(reverse("event_sessions:tell", args=[session, what]) for what in ("call-off", "postpone", "online")),
            reverse("events_doors:index"),
            reverse("events_doors:overview", args=[event]),
            reverse("events_doors:change", args=[event, "phone"]),
            *(reverse(f"event_reminders_desk:{name}", args=[event]) for name in ("plan", "sample")),
            reverse("events_opendata"),
        ]


def duties(event_index: EventIndexPage) -> Duties:
    """One event, two people of whom one waits, a case, calls, mandates, what is kept of somebody."""
    now = timezone.now()
    offers = [make_support(SupportKind.SIGN_LANGUAGE, ask_days_before=1)]
    ways = [make_way(Way.PHONE), make_way(Way.POST), make_way(Way.IN_PERSON)]
    event = make_event(
        event_index, sessions=[make_session(capacity=1)], ways=ways, support_offers=offers, slug="engawa"
    )
    session = event.sessions.get()
    first, second = (
        take_place(session_id=session.pk, wish=Wish(name=name, contact=contact, way=Way.PHONE), form_key=name, now=now)
        for name, contact in (
            ("山田花子", ContactPoint(phone="0267123456")),
            ("鈴木", ContactPoint(address="町1-2", postal_code="3890000")),
        )
    )
    del second
    clerk = superuser()
    (case,) = add_support(registration_id=first.pk, wanted=[Wanted("sign_language")], now=now)
    by = By(clerk, Channel.PHONE, now)
    note(by, first, "車いす")
    promise(by, first.resident, about="通訳のこと", call_at=now - timedelta(hours=1))
    promise(by, first.resident, about="駅で会うところ", call_at=now + timedelta(days=1))
    make_profile(first.resident, Needs(functions=("large_print",), details={}), consent=Consent.PHONE, now=now)
    mandate = given("given", contact=ContactPoint(phone="0267123456"))
    waiting = asked("asked", contact=ContactPoint(phone="0267123457"), name="たろう")
    return Duties(event, first, case, mandate, waiting, clerk)


def addresses_of_desks() -> list[tuple[str, str]]:
    """Name and address of everything below the desks, numbers being 1."""
    return sorted(
        (f"{space}:{pattern.name}", _address(space, pattern)) for space in DESKS for pattern in _patterns(space)
    )


def _patterns(space: str) -> list[URLPattern]:
    (cms,) = [one for one in get_resolver().url_patterns if isinstance(one, URLResolver) and str(one.pattern) == "cms/"]
    (desk,) = [one for one in cms.url_patterns if isinstance(one, URLResolver) and one.namespace == space]
    return desk.url_patterns


def _address(space: str, pattern: URLPattern) -> str:
    samples = {"way": "phone", "what": "call-off", "kind": "letter"}
    needed = {name: samples.get(name, 1) for name in pattern.pattern.converters}
    return reverse(f"{space}:{pattern.name}", kwargs=needed)
