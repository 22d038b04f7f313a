"""Promises of the resident's screens: how far it is, more of it, taking it back, a word, and one press afterwards."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from events.actions import Companion, Wanted, add_support, move_support_request
from events.choices import SupportOutcome, SupportState
from events.models import Registration, Session
from tests.events.support.conftest import Take, end

NOW = timezone.now()


def page_of(client: Client, registration: Registration, path: str = "") -> str:
    response = client.get(f"/registration/{registration.token}/{path}")
    assert response.status_code == 200
    return re.sub(r"<rt>.*?</rt>|<[^>]+>", "", response.content.decode())


def press(client: Client, registration: Registration, case: int, **answers: str) -> int:
    return client.post(f"/registration/{registration.token}/support/{case}/", answers).status_code


def test_the_page_of_the_place_says_how_far_it_is_and_until_when(client: Client, take: Take) -> None:
    registration = take("sign_language")

    said = page_of(client, registration)

    assert "手話通訳：受付" in said
    assert "までに、どうなったかをお知らせします" in said


def test_more_can_be_asked_for_later(client: Client, take: Take) -> None:
    registration = take()
    answers = {"kinds": ["breaks"], "detail_large_print": "22ポイント", "note": "ゆっくり"}

    response = client.post(f"/registration/{registration.token}/support/", answers, follow=True)

    assert response.redirect_chain
    assert sorted(case.words for case in registration.support_requests.all()) == [
        "ゆっくり",
        "大きな文字の資料（22ポイント）",
        "途中の休けい",
    ]


@pytest.mark.parametrize("answers", [{}, {"note": "  "}, {"kinds": "captioning"}, {"note": "あ", "website": "x"}])
def test_what_makes_no_sense_is_said_and_nothing_is_lost(client: Client, take: Take, answers: dict[str, str]) -> None:
    registration = take()

    response = client.post(f"/registration/{registration.token}/support/", answers)

    page = response.content.decode()
    assert response.status_code == 422
    assert 'class="error-summary"' in page
    assert answers.get("note", "").strip() in page
    assert not registration.support_requests.exists()


def test_after_its_day_a_support_cannot_be_ticked_but_written(client: Client, take: Take, session: Session) -> None:
    registration = take()
    soon = timezone.now() + timedelta(hours=20)
    Session.objects.filter(pk=session.pk).update(starts_at=soon, ends_at=soon + timedelta(hours=1))

    page = client.get(f"/registration/{registration.token}/support/").content.decode()

    assert 'value="sign_language"' not in page
    assert 'name="note"' in page


def test_what_is_offered_instead_is_answered_with_one_press(client: Client, take: Take) -> None:
    registration = take("sign_language")
    case = registration.support_requests.get()
    words = "筆談でお話しします。"
    move_support_request(support_request_id=case.pk, state=SupportState.ALTERNATIVE, now=NOW, words=words)
    assert words in page_of(client, registration, "support/")

    press(client, registration, case.pk, do="accept")

    case.refresh_from_db()
    assert case.accepted is True
    assert "「これでよい」とお返事をいただきました" in page_of(client, registration, "support/")


def test_a_request_is_taken_back_and_the_place_stays(client: Client, take: Take) -> None:
    registration = take("sign_language")

    press(client, registration, registration.support_requests.get().pk, do="withdraw")

    registration.refresh_from_db()
    assert registration.state == "seated"
    assert "取り下げ" in page_of(client, registration)


def test_a_word_to_staff_needs_words_and_keeps_them(client: Client, take: Take) -> None:
    registration = take("sign_language")
    case = registration.support_requests.get()

    assert press(client, registration, case.pk, **{"do": "reply", f"case{case.pk}-words": " "}) == 422
    assert press(client, registration, case.pk, **{"do": "reply", f"case{case.pk}-words": "駅で会えますか"}) == 302

    assert "駅で会えますか" in page_of(client, registration, "support/")


def test_nobody_reaches_somebody_elses_case(client: Client, take: Take) -> None:
    mine, other = take("breaks"), take("sign_language", key="two", phone="0267123456")
    case = other.support_requests.get()

    assert press(client, mine, case.pk, do="withdraw") == 404

    case.refresh_from_db()
    assert case.state == SupportState.ASKED
    assert "手話通訳：" not in page_of(client, mine)


@pytest.mark.parametrize("path", ["support/", "reached/"])
def test_the_screens_are_one_persons_business(client: Client, take: Take, session: Session, path: str) -> None:
    registration = take("sign_language")
    if path == "reached/":
        end(session)

    response = client.get(f"/registration/{registration.token}/{path}")

    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert client.get(f"/registration/not-a-token/{path}").status_code == 404


def test_one_press_answers_for_everything_and_opening_the_link_answers_nothing(
    client: Client, take: Take, session: Session
) -> None:
    registration = take("sign_language", "breaks")
    end(session)
    here = f"/registration/{registration.token}/reached/"

    client.get(here)
    client.head(here)
    assert not registration.support_requests.exclude(outcome="").exists()

    page = client.post(here, {"answer": "reached"}, follow=True).content.decode()

    assert "ありがとうございました" in page
    outcomes = registration.support_requests.values_list("outcome", "state")
    assert set(outcomes) == {("reached", "asked"), ("reached", "delivered")}


def test_who_asked_for_several_things_can_answer_one_by_one(client: Client, take: Take, session: Session) -> None:
    registration = take("sign_language", "breaks")
    end(session)
    interpreter, breaks = registration.support_requests.order_by("pk")
    answers = {f"case_{interpreter.pk}": "not_reached", f"case_{breaks.pk}": "reached", "words": "画面が暗かった"}

    client.post(f"/registration/{registration.token}/reached/", answers)

    interpreter.refresh_from_db()
    assert interpreter.outcome == SupportOutcome.NOT_REACHED
    assert "画面が暗かった" in interpreter.steps.get().words


def test_an_answer_can_be_changed_and_none_is_no_answer(client: Client, take: Take, session: Session) -> None:
    registration = take("sign_language")
    end(session)
    here = f"/registration/{registration.token}/reached/"

    assert client.post(here, {}).status_code == 422
    client.post(here, {"answer": "reached"})
    client.post(here, {"answer": "not_reached"})

    assert registration.support_requests.get().outcome == SupportOutcome.NOT_REACHED


def test_each_person_of_a_family_is_one_press(client: Client, take: Take, session: Session) -> None:
    lead = take("breaks", companions=[Companion("たろう")])
    companion = lead.companions.get()
    add_support(registration_id=companion.pk, wanted=[Wanted("sign_language")], now=timezone.now())
    end(session)
    here = f"/registration/{lead.token}/reached/"

    page = client.get(here).content.decode()
    assert "はなこ さんの配慮" in page
    assert "たろう さんの配慮" in page
    half = client.post(here, {"answer": "not_reached", "who": companion.reference}, follow=True).content.decode()
    assert "ほかの方のことも教えてください" in half
    whole = client.post(here, {"answer": "reached", "who": lead.reference}, follow=True).content.decode()

    assert "お答え、ありがとうございました" in whole
    assert lead.support_requests.get().outcome == SupportOutcome.REACHED
    assert companion.support_requests.get().outcome == SupportOutcome.NOT_REACHED


def test_a_companions_own_link_asks_about_themselves_alone(client: Client, take: Take, session: Session) -> None:
    lead = take("breaks", companions=[Companion("たろう")])
    companion = lead.companions.get()
    add_support(registration_id=companion.pk, wanted=[Wanted("sign_language")], now=timezone.now())
    end(session)
    here = f"/registration/{companion.token}/reached/"

    assert "休憩" not in client.get(here).content.decode()
    client.post(here, {"answer": "reached", "who": lead.reference})

    assert lead.support_requests.get().outcome == ""


def test_nobody_is_asked_before_it_is_over_or_about_nothing(client: Client, take: Take, session: Session) -> None:
    early, nothing = take("sign_language"), take(key="two", phone="0267123456")
    assert client.get(f"/registration/{early.token}/reached/").status_code == 302

    end(session)
    assert client.get(f"/registration/{nothing.token}/reached/").status_code == 302


@pytest.mark.parametrize("requests", [1, 3])
def test_the_page_asks_the_database_as_often_for_three_as_for_one(
    client: Client, take: Take, django_assert_max_num_queries: object, requests: int
) -> None:
    registration = take(*["sign_language", "large_print", "breaks"][:requests])
    client.get(f"/registration/{registration.token}/support/")

    with django_assert_max_num_queries(8):
        client.get(f"/registration/{registration.token}/support/")


def test_the_form_for_a_place_asks_how_large_the_letters_should_be(client: Client, session: Session) -> None:
    page = client.get(f"/join/{session.pk}/").content.decode()
    key = re.search(r'name="form_key" value="([^"]+)"', page)
    answers = {"name": "はなこ", "contact": "0267-12-3456", "way": "phone", "form_key": key and key[1]}

    assert "文字の大きさ" in page
    client.post(f"/join/{session.pk}/", {**answers, "detail_large_print": "22ポイント"})

    assert session.registrations.get().support_requests.get().words == "大きな文字の資料（22ポイント）"
