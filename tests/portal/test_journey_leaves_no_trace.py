"""Promises about a whole journey: nothing of the person, and no key to what is theirs, is left where others look."""

import io
import logging
import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client

from events.choices import SupportKind
from events.models import EventIndexPage, Registration
from portal.quiet_logs import WithoutSecrets
from residents.codes.models import Challenge
from residents.mandates.models import Mandate
from tests.factories.events import make_event, make_session, make_support
from tests.factories.staff import superuser, verified_client

NAME, CONTACT, CHILD, NOTE = "かなりあ花子", "canary-7319@example.jp", "かなりあ太郎", "かなりあの筆談"


@pytest.fixture
def log() -> io.StringIO:
    """What our handler writes, down to the last remark."""
    (handler,) = [h for h in logging.getLogger().handlers if any(isinstance(f, WithoutSecrets) for f in h.filters)]
    written = io.StringIO()
    before, level = handler.setStream(written), logging.getLogger().level
    logging.getLogger().setLevel(logging.DEBUG)
    logging.getLogger("django.db.backends").setLevel(logging.INFO)
    yield written
    handler.setStream(before)
    logging.getLogger().setLevel(level)


def key_in(client: Client, path: str) -> str:
    return re.search(r'name="form_key" value="([^"]+)"', client.get(path).content.decode())[1]


def take_part(client: Client, event_index: EventIndexPage) -> Registration:
    offers = [make_support(SupportKind.SIGN_LANGUAGE, ask_days_before=1)]
    session = make_event(event_index, sessions=[make_session(capacity=3)], support_offers=offers).sessions.get()
    path = f"/join/{session.pk}/"
    asked = {"name": NAME, "contact": CONTACT, "way": "phone", "companions": CHILD, "support": "sign_language"}
    client.post(path, asked | {"note": NOTE, "form_key": key_in(client, path)})
    return Registration.objects.get(lead=None)


def test_the_log_of_a_whole_journey_names_nobody(client: Client, event_index: EventIndexPage, log: io.StringIO) -> None:
    cache.clear()
    made = take_part(client, event_index)
    page = f"/registration/{made.token}/"
    secrets = {NAME, CONTACT, CHILD, NOTE, "new-canary@example.jp", made.token, made.reference}
    for below in ("", "change/", "people/", "support/", "letters/", "card/", "nothing/", "engawa.ics", "card/nothing/"):
        client.get(page + below)
    client.post(f"{page}contact/", {"contact": "new-canary@example.jp"})
    client.post(f"{page}cancel/", headers={"origin": "https://evil.example"})
    secrets |= set(re.findall(r"\d{4}-\d{4}", mail.outbox[-1].body))
    client.post("/cancel/", {"reference": made.reference, "contact": "wrong@example.jp"})
    client.get(f"/c/{made.reference}/x/")
    people = {"carer_name": NAME, "carer_contact": CONTACT, "resident_name": CHILD, "resident_contact": "0267123456"}
    form = people | {"scopes": ["may_register"], "months": "3", "form_key": key_in(client, "/carers/")}
    client.post("/carers/", form)
    mandate = Mandate.objects.get()
    secrets |= {mandate.carer_token, mandate.resident_token, mandate.reference}
    client.get(f"/for/{mandate.carer_token}/{made.reference}/")  # not confirmed: 403, which Django writes down
    client.post(f"/mandate/{mandate.resident_token}/end/", headers={"sec-fetch-site": "cross-site"})
    client.post(f"{page}cancel/")
    staff = verified_client(superuser())
    staff.get("/cms/registrations/desk/", {"words": NAME})
    staff.get(f"/cms/registrations/{made.session_id}/registrations.csv")
    call_command("erase_resident", made.reference)

    assert Challenge.objects.count() == 0
    assert log.getvalue().count("\n") > 20
    assert {secret for secret in secrets if secret in log.getvalue()} == set()


def test_no_page_of_ones_own_can_be_kept_framed_found_or_told_to_other_sites(
    client: Client, event_index: EventIndexPage
) -> None:
    made = take_part(client, event_index)
    for below in ("", "change/", "people/", "support/", "letters/", "card/", "engawa.ics", "card/square.svg", "looks/"):
        answer = client.get(f"/registration/{made.token}/{below}")
        assert answer.status_code == 200, below
        assert "no-store" in answer["Cache-Control"], below
        assert "Engawa-Keep" not in answer, below
        assert answer["X-Robots-Tag"] == "noindex, nofollow", below
        assert answer["Referrer-Policy"] in {"same-origin", "no-referrer"}, below
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"], below
    assert made.token not in client.get("/sitemap.xml").content.decode()


@pytest.mark.parametrize(
    "sent", [{"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "same-site"}]
)
def test_no_other_site_can_press_a_button_of_a_page_without_cookies(
    client: Client, event_index: EventIndexPage, sent: dict[str, str]
) -> None:
    made = take_part(client, event_index)
    for below in ("cancel/", "change/", "people/", "contact/", "letters/", "support/", "card/", "letters/device/"):
        assert client.post(f"/registration/{made.token}/{below}", headers=sent).status_code == 403, below
    assert client.post(f"/join/{made.session_id}/", headers=sent).status_code == 403


def test_a_program_that_opens_every_link_of_every_letter_changes_nothing(
    client: Client, event_index: EventIndexPage
) -> None:
    made = take_part(client, event_index)
    links = set(re.findall(r"http://[^/\s]+(/[^\s「」]*)", "".join(letter.body for letter in mail.outbox)))
    before = list(Registration.objects.order_by("pk").values())
    assert len(links) > 3

    for link in links | {f"/registration/{made.token}/letters/stop/", f"/registration/{made.token}/cancel/"}:
        assert client.get(link).status_code in {200, 302}, link
        client.head(link)

    assert list(Registration.objects.order_by("pk").values()) == before
