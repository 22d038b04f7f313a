"""Promises of the staff's desk for support: what presses most comes first, and who looked is noted."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils import timezone

from events.actions import move_support_request, write_to_staff
from events.catalogue.models import SupportItem
from events.choices import SupportOutcome, SupportState
from events.models import EventIndexPage, Registration, Session, SupportRequest
from events.support.desk.load import falling_together, load
from residents.looks.actions import looks_of
from tests.events.support.conftest import Take, days_before, end
from tests.factories.events import make_event, make_session

DESK = "/cms/support/"
SEE, CHANGE = "view_supportrequest", "change_supportrequest"
Staff = Callable[..., Client]
NOW = timezone.now()


def due(case: SupportRequest, days: int) -> None:
    SupportRequest.objects.filter(pk=case.pk).update(due_on=timezone.localdate() + timedelta(days=days))


def one(registration: Registration) -> SupportRequest:
    return registration.support_requests.get()


def test_the_board_shows_the_most_pressing_first_and_notes_who_looked(staff: Staff, take: Take) -> None:
    late, soon = take("sign_language"), take("large_print", key="two", phone="0267123456")
    due(one(late), -1)
    due(one(soon), 1)

    page = staff(SEE).get(DESK).content.decode()

    rows = page[page.index("<tbody") :]
    assert rows.index("手話通訳") < rows.index("大きな文字の資料")
    assert "過ぎています" in page
    assert looks_of(late.resident).get().staff.username == "kakari"


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("state=late", {"手話通訳"}),
        ("state=week", {"手話通訳", "大きな文字の資料"}),
        ("state=open&kind=large_print", {"大きな文字の資料"}),
        ("state=settled", {"途中の休けい"}),
        ("state=said", {"大きな文字の資料"}),
        ("state=all&owner=mine", set()),
        ("state=nonsense", {"手話通訳", "大きな文字の資料"}),
    ],
)
def test_the_board_is_filtered_also_by_what_is_sealed(staff: Staff, take: Take, query: str, shown: set[str]) -> None:
    due(one(take("sign_language")), -1)
    said = one(take("large_print", key="two"))
    due(said, 2)
    write_to_staff(support_request_id=said.pk, words="22ポイントです", now=NOW)
    take("breaks", key="three")

    page = staff(SEE).get(f"{DESK}?{query}").content.decode()

    rows = page[page.index("</form>") :]
    assert {name for name in ("手話通訳", "大きな文字の資料", "途中の休けい") if f">{name}<" in rows} == shown


def test_the_board_is_found_by_reference_name_and_event(staff: Staff, take: Take) -> None:
    registration = take("sign_language")
    client = staff(SEE)

    for words in (registration.reference, registration.reference.replace("-", ""), "はなこ", "縁側"):
        assert "1件あります" in client.get(DESK, {"words": words}).content.decode()
    assert "0件あります" in client.get(DESK, {"words": "たろう"}).content.decode()


@pytest.mark.parametrize("cases", [1, 4])
def test_a_long_board_asks_the_database_as_often_as_a_short_one(
    staff: Staff, take: Take, django_assert_max_num_queries: object, cases: int
) -> None:
    for number in range(cases):
        take("sign_language", key=f"{number}", phone=f"026712345{number}")
    client = staff(SEE, CHANGE)
    client.get(DESK)

    with django_assert_max_num_queries(22):
        client.get(DESK)


def test_one_case_says_everything_and_the_next_step_is_a_button(staff: Staff, take: Take) -> None:
    case = one(take("sign_language"))
    client = staff(SEE, CHANGE)

    page = client.get(f"{DESK}{case.pk}/").content.decode()
    for words in ("手話通訳", "はなこ", "hanako@example.jp", "要約筆記", "手配を始める", "筆談でお話しします。"):
        assert words in page

    client.post(f"{DESK}{case.pk}/move/", {"state": "confirmed", "words": "通訳は田中さんです。"})
    case.refresh_from_db()
    assert (case.state, case.owner.username) == ("confirmed", "kakari")
    assert "通訳は田中さんです。" in client.get(f"{DESK}{case.pk}/").content.decode()


def test_messages_notes_and_what_was_heard_are_three_things(staff: Staff, take: Take) -> None:
    registration = take("sign_language")
    case, client = one(registration), staff(SEE, CHANGE)

    for verb in ("message", "note", "heard"):
        client.post(f"{DESK}{case.pk}/say/", {"do": verb, "words": f"{verb}の言葉"})

    shown = client.get(f"/registration/{registration.token}/support/").content.decode()
    assert "messageの言葉" in shown
    assert "heardの言葉" in shown
    assert "noteの言葉" not in shown
    assert [step.kind for step in case.steps.all()] == ["message", "note", "reply"]


def test_empty_words_and_steps_that_make_no_sense_are_said(staff: Staff, take: Take) -> None:
    case, client = one(take("sign_language")), staff(SEE, CHANGE)

    for path, answers, words in (
        ("say", {"do": "message", "words": " "}, "言葉を書いてから"),
        ("move", {"state": "alternative"}, "代わりにできることを書いてから"),
        ("move", {"state": "delivered"}, "いまは「受付」です"),
        ("cost", {"yen": "たくさん"}, "数字で"),
        ("outcome", {"answer": "reached"}, "届いたかどうか"),
        ("own", {"owner": "0"}, "手配する職員から"),
    ):
        assert words in client.post(f"{DESK}{case.pk}/{path}/", answers, follow=True).content.decode()
    assert not case.steps.exists()


def test_several_cases_are_settled_with_one_press(staff: Staff, take: Take) -> None:
    cases = [one(take("sign_language", key=f"{number}", phone=f"026712345{number}")) for number in range(3)]
    ticked = [case.pk for case in cases]

    page = staff(SEE, CHANGE).post(f"{DESK}selected/", {"case": ticked, "do": "confirmed"}, follow=True)

    assert "3件を「手配済み」に" in page.content.decode()
    assert set(SupportRequest.objects.values_list("state", flat=True)) == {"confirmed"}


def test_cost_owner_and_the_answer_by_telephone_are_written_down(staff: Staff, take: Take, session: Session) -> None:
    case, client = one(take("sign_language")), staff(SEE, CHANGE)
    other = User.objects.create_user("yamada")
    other.groups.add(Group.objects.get(name="係"))
    end(session)

    client.post(f"{DESK}{case.pk}/cost/", {"yen": "24000", "words": "2名"})
    client.post(f"{DESK}{case.pk}/own/", {"owner": other.pk})
    client.post(f"{DESK}{case.pk}/outcome/", {"answer": "partly"})

    case.refresh_from_db()
    assert (case.cost_yen, case.owner, case.outcome) == (24_000, other, SupportOutcome.PARTLY)


def test_news_by_telephone_is_ticked_off(staff: Staff, take: Take) -> None:
    registration = take("sign_language", phone="0267123456")
    case, client = one(registration), staff(SEE, CHANGE)
    move_support_request(support_request_id=case.pk, state=SupportState.CONFIRMED, now=NOW)
    letter = registration.letters.get(kind="support")
    assert "このことを電話でお知らせした" in client.get(f"{DESK}{case.pk}/").content.decode()

    client.post(f"{DESK}{case.pk}/called/{letter.pk}/")

    letter.refresh_from_db()
    assert letter.sent_at
    assert "このことを電話でお知らせした" not in client.get(f"{DESK}{case.pk}/").content.decode()


@pytest.mark.parametrize("path", ["", "load/", "figures/"])
def test_nobody_looks_without_the_duty(staff: Staff, take: Take, path: str) -> None:
    case = one(take("sign_language"))
    client = staff("view_registration")

    refused = client.get(f"{DESK}{path}")
    assert refused.status_code in {302, 403}
    assert client.post(f"{DESK}{case.pk}/move/", {"state": "confirmed"}).status_code in {302, 403}

    case.refresh_from_db()
    assert case.state == SupportState.ASKED


def test_a_week_counts_sessions_and_hours_and_sees_what_falls_together(
    event_index: EventIndexPage, session: Session, take: Take
) -> None:
    take("sign_language")
    take("sign_language", key="two", phone="0267123456")
    other = make_event(event_index, "説明会", sessions=[make_session(session.starts_at + timedelta(minutes=30))])
    registration = take("sign_language", key="three", phone="0267123457")
    Registration.objects.filter(pk=registration.pk).update(session=other.sessions.get())

    [need] = [need for week in load(now=NOW) for need in week.needs]

    assert (need.name, need.people, need.open, len(need.sessions), need.hours) == ("手話通訳", 3, 3, 2, 3.0)
    assert len(need.together) == 1


def test_sessions_one_after_the_other_do_not_fall_together() -> None:
    first = make_session(NOW)
    assert falling_together([make_session(first.ends_at), first]) == []


def test_the_first_screen_says_what_is_late_and_near(staff: Staff, take: Take) -> None:
    due(one(take("sign_language")), -1)

    page = staff(SEE).get("/cms/").content.decode()

    assert "決める日を過ぎたものが1件あります" in page


def test_staff_keep_the_catalogue_and_take_nothing_out(staff: Staff, event_index: EventIndexPage, take: Take) -> None:
    client = staff("view_supportitem", "add_supportitem", "change_supportitem", "delete_supportitem")
    here = "/cms/snippets/event_catalogue/supportitem/"
    words = {"name": "筆談", "lead_days": "3", "confirm_days": "1", "sort_order": "5", "is_offered": "on"}

    added = client.post(f"{here}add/", words, follow=True)
    assert added.status_code == 200, added.content.decode()
    own = SupportItem.objects.get(name="筆談")
    assert own.key.startswith("own_")
    client.post(f"{here}delete/{own.pk}/")

    assert SupportItem.objects.filter(pk=own.pk).exists()
    assert one(take(own.key)).words == "筆談"


def test_the_figures_tell_nothing_below_five(staff: Staff, take: Take, session: Session) -> None:
    for number in range(6):
        take("sign_language", key=f"{number}", phone=f"026712345{number}")
    take("large_print", key="alone")
    end(session)
    client = staff("view_supporttally")

    page = client.get(f"{DESK}figures/").content.decode()
    year = page.split("/cms/support/figures/")[-1].split(".csv")[0]
    table = list(csv.reader(io.StringIO(client.get(f"{DESK}figures/{year}.csv").content.decode("utf-8-sig"))))

    assert table[1][:2] == ["手話通訳", "6"]
    assert table[2][:2] == ["大きな文字の資料", "言えません"]
    assert "はなこ" not in page


def test_whole_days_count_before_the_session(session: Session) -> None:
    assert days_before(session, 3).date() == (timezone.localtime(session.starts_at) - timedelta(days=3)).date()
