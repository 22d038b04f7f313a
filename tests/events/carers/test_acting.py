"""Promises to both: the carer does what was given and nothing else, under the other's name, and leaves a trace."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from events.actions import cancel_place
from events.choices import RegistrationState, SupportKind, Way
from events.models import EventIndexPage, Registration, Session
from residents.mandates.actions import Person, end
from residents.mandates.choices import ActKind, EndedBy, Scope
from residents.mandates.models import Mandate
from tests.events.carers.conftest import given
from tests.factories.events import make_event, make_session, make_support, make_way

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(event_index: EventIndexPage) -> Session:
    event = make_event(
        event_index,
        "秘密の集い",
        sessions=[make_session(capacity=1)],
        ways=[make_way(Way.PHONE, instructions="0120-00-0000 にかけます")],
        support_offers=[
            make_support(SupportKind.CAPTIONING, ask_days_before=3),
            make_support(SupportKind.LARGE_PRINT, ask_days_before=3),
        ],
    )
    return event.sessions.get()


def answers(client: Client, path: str, **changes: str) -> dict[str, str]:
    key = re.search(r'name="form_key" value="([^"]+)"', client.get(path).content.decode())
    assert key
    return {"way": "phone", "support": "captioning", "form_key": key[1]} | changes


def join(client: Client, mandate: Mandate, session: Session, **changes: str) -> Registration:
    path = f"/for/{mandate.carer_token}/join/{session.pk}/"
    client.post(path, answers(client, path, **changes))
    return Registration.objects.filter(resident=mandate.resident).latest("pk")


def test_a_carer_takes_a_place_for_the_person_whose_name_stands_above(client: Client, session: Session) -> None:
    mandate = given()
    path = f"/for/{mandate.carer_token}/join/{session.pk}/"
    page = client.get(path).content.decode()
    assert "はなこさんの代わりに手続きしています" in page
    assert "はなこさんの申し込みとして送る" in page

    made = join(client, mandate, session)

    assert made.resident_id == mandate.resident_id
    assert made.registered_by_id == mandate.carer_id
    assert made.letters.count() == 1
    assert made.resident.reached.email == "hanako@example.jp"
    act = mandate.acts.get(kind=ActKind.REGISTERED)
    assert "秘密の集い" in act.about
    assert made.token not in client.get(f"/for/{mandate.carer_token}/{made.reference}/").content.decode()


def test_the_same_form_twice_is_one_place_and_one_act(client: Client, session: Session) -> None:
    mandate = given()
    path = f"/for/{mandate.carer_token}/join/{session.pk}/"
    typed = answers(client, path)

    first, second = client.post(path, typed), client.post(path, typed)

    assert first["Location"] == second["Location"]
    assert Registration.objects.count() == 1
    assert mandate.acts.filter(kind=ActKind.REGISTERED).count() == 1


def test_the_size_of_the_letters_is_asked_as_on_everybody_elses_form(client: Client, session: Session) -> None:
    mandate = given()
    page = client.get(f"/for/{mandate.carer_token}/join/{session.pk}/").content.decode()
    assert re.search(r'value="large_print".*?field__detail.*?name="detail_large_print"', page, re.DOTALL)

    made = join(client, mandate, session, detail_large_print="22ポイント")

    assert {one.kind: one.detail for one in made.support_requests.all()}["large_print"] == "22ポイント"


def test_a_second_form_for_the_same_session_leads_to_the_place_that_stands(client: Client, session: Session) -> None:
    mandate = given()
    path = f"/for/{mandate.carer_token}/join/{session.pk}/"
    typed_later = answers(client, path)
    made = join(client, mandate, session)

    there = [client.get(path)["Location"], client.post(path, typed_later)["Location"]]

    assert there == [f"/for/{mandate.carer_token}/{made.reference}/"] * 2
    assert Registration.objects.count() == 1


def test_every_event_stands_once_on_the_carers_page_with_its_days_below(client: Client, session: Session) -> None:
    later = {"starts_at": session.starts_at + timedelta(7), "ends_at": session.ends_at + timedelta(7)}
    Session.objects.create(page=session.page, **later)

    page = client.get(f"/for/{given().carer_token}/").content.decode()

    assert page.count("<h3>秘密の集い</h3>") == 1
    assert page.count("/join/") == 2


def test_who_acts_for_two_says_once_more_for_whom(client: Client, session: Session) -> None:
    first = given("one")
    given("two", carer=Person(known_id=first.carer_id), name="たろう")
    path = f"/for/{first.carer_token}/join/{session.pk}/"

    refused = client.post(path, answers(client, path))
    taken = client.post(path, answers(client, path, checked="on"))

    assert refused.status_code == 422
    assert "どなたの申し込みか" in refused.content.decode()
    assert taken.status_code == 302


def test_after_the_end_nothing_opens_and_nothing_is_taken(client: Client, session: Session) -> None:
    mandate = given()
    path = f"/for/{mandate.carer_token}/join/{session.pk}/"
    typed = answers(client, path)
    made = join(client, mandate, session)
    end(mandate_id=mandate.pk, by=EndedBy.RESIDENT, now=timezone.now())

    for address in ("", "one-more/", f"{made.reference}/", f"{made.reference}/cancel/", f"join/{session.pk}/"):
        assert client.get(f"/for/{mandate.carer_token}/{address}").status_code == 403
    assert client.post(path, typed).status_code == 403
    assert client.post(f"/for/{mandate.carer_token}/{made.reference}/cancel/").status_code == 403
    made.refresh_from_db()
    assert made.state == RegistrationState.SEATED


def test_somebody_elses_registration_does_not_exist_for_a_carer(client: Client, session: Session) -> None:
    mine, theirs = given("one"), given("two", name="よその人")
    other = join(client, theirs, session)

    for address in (f"{other.reference}/", f"{other.reference}/cancel/"):
        assert client.get(f"/for/{mine.carer_token}/{address}").status_code == 404
    assert client.post(f"/for/{mine.carer_token}/{other.reference}/accept/").status_code == 404


def test_support_is_hidden_from_a_carer_to_whom_it_was_not_given(client: Client, session: Session) -> None:
    knows, knows_not = given("one"), given("two", scopes=(Scope.REGISTER,))
    first = join(client, knows, session)
    shown = client.get(f"/for/{knows.carer_token}/{first.reference}/").content.decode()
    assert "要約筆記" in shown
    assert knows.acts.filter(kind=ActKind.SAW_SUPPORT).exists()

    Mandate.objects.filter(pk=knows.pk).update(may_see_support=False)
    hidden = client.get(f"/for/{knows.carer_token}/{first.reference}/").content.decode()
    form = client.get(f"/for/{knows_not.carer_token}/join/{session.pk}/").content.decode()

    assert "要約筆記" not in hidden
    assert 'name="support"' not in form
    assert 'name="note"' not in form


def test_the_way_in_is_shown_to_those_who_may_see_the_card(client: Client, session: Session) -> None:
    sees, sees_not = given("one"), given("two", scopes=(Scope.REGISTER,))
    first = join(client, sees, session)
    cancel_place(registration_id=first.pk, now=timezone.now())
    second = join(client, sees_not, session)

    assert "0120-00-0000" not in client.get(f"/for/{sees_not.carer_token}/{second.reference}/").content.decode()
    Mandate.objects.filter(pk=sees_not.pk).update(may_see_documents=True)
    assert "0120-00-0000" in client.get(f"/for/{sees_not.carer_token}/{second.reference}/").content.decode()


def test_without_the_scope_to_register_the_reason_is_said(client: Client, session: Session) -> None:
    mandate = given(scopes=(Scope.DOCUMENTS,))

    refused = client.get(f"/for/{mandate.carer_token}/join/{session.pk}/")

    assert refused.status_code == 403
    assert "任されていません" in refused.content.decode()
    assert "これから申し込める催し" not in client.get(f"/for/{mandate.carer_token}/").content.decode()


def test_cancelling_asks_once_more_by_name_and_tells_both(client: Client, session: Session) -> None:
    mandate = given()
    made = join(client, mandate, session)
    path = f"/for/{mandate.carer_token}/{made.reference}/cancel/"

    assert "はなこさんの申し込みを取り消しますか" in client.get(path).content.decode()
    for _twice in range(2):
        client.post(path)

    made.refresh_from_db()
    assert made.state == RegistrationState.CANCELLED
    assert mandate.acts.filter(kind=ActKind.CANCELLED).count() == 1


def test_a_place_that_became_free_is_accepted_for_the_person(client: Client, session: Session) -> None:
    first, waiting = given("one"), given("two", name="たろう")
    seated, queued = join(client, first, session), join(client, waiting, session)
    assert queued.state == RegistrationState.WAITING
    cancel_place(registration_id=seated.pk, now=timezone.now())
    queued.refresh_from_db()
    assert queued.state == RegistrationState.OFFERED
    path = f"/for/{waiting.carer_token}/{queued.reference}/"
    assert "たろうさんの席として受ける" in client.get(path).content.decode()

    for _twice in range(2):
        client.post(f"{path}accept/")

    queued.refresh_from_db()
    assert queued.state == RegistrationState.SEATED
    assert waiting.acts.filter(kind=ActKind.ACCEPTED).count() == 1


def test_a_session_that_is_closed_says_so_and_leads_on(client: Client, session: Session) -> None:
    mandate = given()
    Session.objects.filter(pk=session.pk).update(registration_closes_at=timezone.now() - timedelta(hours=1))

    page = client.get(f"/for/{mandate.carer_token}/join/{session.pk}/").content.decode()

    assert "受付は終わりました" in page
    assert "ほかの催しをえらぶ" in page


def test_the_resident_reads_on_the_registration_who_took_it(client: Client, session: Session) -> None:
    mandate = given()
    made = join(client, mandate, session)

    page = client.get(f"/registration/{made.token}/").content.decode()

    assert "ケアする人さんが、あなたの代わりに申し込みました" in page
    assert f"/mandate/{mandate.resident_token}/" in page
