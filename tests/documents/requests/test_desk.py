"""Promises of the staff's desk for requests."""

import re
from datetime import timedelta

import pypdfium2
import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from documents.models import DocumentIndexPage, DocumentKind, DocumentPage
from documents.numbers import number_of
from documents.requests import actions
from documents.requests.choices import CaseState, Delivery, OtherForm
from documents.requests.models import AnswerTime, Case, StandingOrder
from tests.documents.requests.asking import NOW, PHONE, agree, ask
from tests.factories.documents import document

DESK = "/cms/document-requests/"
ALL = ("view_case", "add_case", "change_case", "change_answertime")


@pytest.fixture(autouse=True)
def _one_factor(settings: object) -> None:
    settings.ENGAWA_DEMO_WITHOUT_TOTP = True
    settings.ENGAWA_DEMO = True


@pytest.fixture
def page(document_index: DocumentIndexPage) -> DocumentPage:
    return document(document_index, title="えんがわだより", kind=DocumentKind.NEWSLETTER)


def staff(client: Client, *codenames: str) -> Client:
    group = Group.objects.create(name="係")
    group.permissions.set(Permission.objects.filter(codename__in=[*codenames, "access_admin"]))
    user = User.objects.create_user("kakari", password="a-long-password")
    user.groups.add(group)
    client.force_login(user)
    return client


def html(client: Client, path: str = "", **query: str) -> str:
    response = client.get(f"{DESK}{path}", query, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def rows(page: str) -> list[str]:
    """The links of the queue, in their order."""
    return re.findall(r'<th scope="row" class="title"><a href="[^"]*/([0-9]+)/"', page)


def test_only_those_whose_duty_it_is_see_requests(client: Client, page: DocumentPage) -> None:
    case = ask(page)
    staff(client, "view_registration")

    for path in ("", f"{case.pk}/", "orders/", "times/", "add/", f"add/{page.pk}/"):
        assert client.get(DESK + path, follow=True).status_code == 403 or "資料の申し出" not in html(client, path)


def test_reception_has_the_duty_from_the_start(db: None) -> None:
    held = Group.objects.get(name="受付").permissions.filter(content_type__app_label="document_requests")
    assert set(held.values_list("codename", flat=True)) == set(ALL)


@pytest.mark.parametrize("cases", [1, 4])
def test_the_queue_shows_what_waits_without_asking_for_each_row(
    client: Client, page: DocumentPage, django_assert_max_num_queries: object, cases: int
) -> None:
    for number in range(cases):
        ask(page, key=f"{number}")
    staff(client, *ALL).get(DESK)

    with django_assert_max_num_queries(22):
        shown = client.get(DESK).content.decode()

    assert len(rows(shown)) == cases


def test_the_queue_is_sorted_and_filtered(client: Client, page: DocumentPage) -> None:
    braille = ask(page, key="b", name="あおい")
    large = ask(page, key="l", form=OtherForm.LARGE_PRINT, name="わかば", wanted_on=timezone.localdate())
    done = ask(page, key="d", form=OtherForm.PRINT, name="みどり")
    actions.move(case_id=done.pk, state=CaseState.CANCELLED, now=NOW)
    Case.objects.filter(pk=braille.pk).update(due_on=timezone.localdate() - timedelta(days=1))
    staff(client, *ALL)

    def shown(**query: str) -> list[int]:
        return [int(number) for number in rows(html(client, **query))]

    assert shown() == [braille.pk, large.pk]
    assert shown(sort="wanted") == [large.pk, braille.pk]
    assert shown(state="late") == [braille.pk]
    assert shown(state="all", form="print") == [done.pk]
    assert shown(words="わかば") == [large.pk]
    assert shown(words=braille.reference.replace("-", "")) == [braille.pk]
    assert shown(owner="mine") == []
    assert shown(state="nonsense", sort="nonsense") == [braille.pk, large.pk]
    assert "過ぎています" in html(client)


def test_a_code_opens_what_it_stands_for(client: Client, page: DocumentPage) -> None:
    case, order = ask(page), agree()
    staff(client, *ALL)

    def opened(code: str) -> str:
        return client.get(f"{DESK}open/", {"code": code})["Location"].removeprefix(DESK)

    assert opened(case.reference) == f"{case.pk}/"
    assert opened(order.reference) == f"orders/{order.pk}/"
    assert opened(number_of(page.pk)) == f"add/{page.pk}/?channel=phone"
    assert opened(f"https://salon.example/r/{number_of(page.pk)}/") == f"add/{page.pk}/?channel=card"
    assert "見つかりません" in html(client, "open/", code="99")


def test_a_request_by_telephone_is_taken_with_the_same_rules(client: Client, page: DocumentPage) -> None:
    staff(client, *ALL)
    form = html(client, f"add/{page.pk}/")
    key = re.search(r'name="form_key" value="([^"]+)"', form)
    assert key
    answers = {"form_key": key[1], "form": "braille", "delivery": "post", "name": "はなこ", "contact": "0267-12-3456"}

    refused = client.post(f"{DESK}add/{page.pk}/", answers | {"channel": "phone"})
    assert (refused.status_code, "住所を入れてください" in refused.content.decode()) == (422, True)

    whole = answers | {"channel": "card", "address": "縁側市1-2", "every_time": "on"}
    taken = client.post(f"{DESK}add/{page.pk}/", whole, follow=True)

    case = Case.objects.get()
    assert case.reference in taken.content.decode()
    assert (case.channel, case.order) == ("card", StandingOrder.objects.get())
    assert "つぎの言葉を読み上げ" in form


def test_one_request_shows_what_is_wanted_and_what_happened_and_leads_on(client: Client, page: DocumentPage) -> None:
    case, other = ask(page, note="3ページ目だけ"), ask(page, key="other", name="じろう")
    staff(client, *ALL)

    shown = html(client, f"{case.pk}/")

    for words in ("はなこ", "hanako@example.jp", "〒384-0011", "3ページ目だけ", "メール：送りました", "用意を始める"):
        assert words in shown
    assert f"{DESK}{other.pk}/" in shown


def test_steps_are_taken_and_who_took_them_is_kept(client: Client, page: DocumentPage) -> None:
    case = ask(page)
    staff(client, *ALL)

    client.post(f"{DESK}{case.pk}/move/", {"state": "making"})
    client.post(f"{DESK}{case.pk}/note/", {"words": "点訳の会に頼んだ"})
    client.post(f"{DESK}{case.pk}/move/", {"state": "sent", "words": "目次つき"})

    case.refresh_from_db()
    assert (case.state, case.owner.username) == ("sent", "kakari")
    shown = html(client, f"{case.pk}/")
    assert shown.count("（kakari）") == 3
    assert "点訳の会に頼んだ" in shown
    assert "点訳の会に頼んだ" not in client.get(f"/other-form/case/{case.token}/").content.decode()


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"state": "arrived"}, "ほかの人が先に進めたようです"),
        ({"state": "nonsense"}, "ほかの人が先に進めたようです"),
        ({"state": "alternative", "words": " "}, "代わりにできることを書いてから"),
    ],
)
def test_a_step_that_cannot_be_taken_says_why(
    client: Client, page: DocumentPage, answers: dict[str, str], words: str
) -> None:
    case = ask(page)
    staff(client, *ALL)

    said = client.post(f"{DESK}{case.pk}/move/", answers, follow=True).content.decode()

    case.refresh_from_db()
    assert (words in said, case.state) == (True, "asked")


def test_who_may_only_look_moves_nothing(client: Client, page: DocumentPage) -> None:
    case = ask(page)
    staff(client, "view_case")

    client.post(f"{DESK}{case.pk}/move/", {"state": "sent"})
    client.post(f"{DESK}selected/", {"case": [case.pk], "do": "labels"})

    case.refresh_from_db()
    assert case.state == "asked"
    assert "用意を始める" not in html(client, f"{case.pk}/")


def test_ticked_requests_are_printed_and_sent_together(client: Client, page: DocumentPage) -> None:
    cases = [ask(page, key=f"{number}", name=f"はなこ{number}") for number in range(3)]
    staff(client, *ALL)
    ticked = {"case": [case.pk for case in cases[:2]], "sheet": "12", "first": "3"}

    printed = client.post(f"{DESK}selected/", ticked | {"do": "labels"})
    client.post(f"{DESK}selected/", ticked | {"do": "sent"})

    pdf = pypdfium2.PdfDocument(printed.content)
    words = pdf[0].get_textpage().get_text_bounded()
    pdf.close()
    assert (printed["Content-Type"], "no-store" in printed["Cache-Control"]) == ("application/pdf", True)
    assert ("はなこ0 様" in words, "はなこ2" in words) == (True, False)
    assert list(Case.objects.order_by("pk").values_list("state", flat=True)) == ["sent", "sent", "asked"]
    assert ModelLogEntry.objects.filter(action="document_requests.printed").count() == 2


def test_the_resident_changes_their_mind_on_the_telephone(client: Client, page: DocumentPage) -> None:
    case = ask(page)
    staff(client, *ALL)
    answers = {"form": "large_print", "delivery": "counter", "name": "はなこ", "contact": "hanako@example.jp"}

    client.post(f"{DESK}{case.pk}/edit/", answers)

    case.refresh_from_db()
    assert (case.form, case.delivery) == (OtherForm.LARGE_PRINT, Delivery.COUNTER)


def test_whom_to_call_stands_above_the_queue(client: Client, page: DocumentPage) -> None:
    case = ask(page, contact=PHONE)
    actions.move(case_id=case.pk, state=CaseState.ALTERNATIVE, words="大きな字なら", now=NOW)
    staff(client, *ALL)
    shown = html(client)
    assert ("0267123456" in shown, "大きな字なら" in shown) == (True, True)

    client.post(f"{DESK}told/{case.steps.last().pk}/")

    assert "電話でお知らせする方" not in html(client)


def test_an_order_is_ended_and_moved_by_telephone(client: Client, page: DocumentPage) -> None:
    order = agree()
    staff(client, *ALL)
    assert order.reference in html(client, "orders/")
    moved = {"name": "はなこ", "contact": "0267-99-0000", "postcode": "3840000", "address": "新町1"}
    client.post(f"{DESK}orders/{order.pk}/", moved)
    order.refresh_from_db()
    assert (order.address, order.postcode, order.resident.phone) == ("新町1", "384-0000", "0267990000")

    client.post(f"{DESK}orders/{order.pk}/end/", {"by": "card"})

    order.refresh_from_db()
    assert (order.ended_by, order.address) == ("card", "")
    assert "これから出る" in html(client, f"orders/{order.pk}/")


def test_the_days_are_set_by_staff_and_published_with_what_was_kept(client: Client, page: DocumentPage) -> None:
    for number in range(5):
        case = ask(page, key=f"{number}", form=OtherForm.PRINT, now=NOW - timedelta(days=number + 1))
        actions.move(case_id=case.pk, state=CaseState.SENT, now=NOW)
    staff(client, *ALL)
    rows_of = list(AnswerTime.objects.order_by("pk"))
    answers = {"form-TOTAL_FORMS": len(rows_of), "form-INITIAL_FORMS": len(rows_of)}
    for number, row in enumerate(rows_of):
        answers |= {f"form-{number}-id": row.pk, f"form-{number}-days": row.days, f"form-{number}-is_offered": "on"}
    first = {"form-0-days": "21"}

    client.post(f"{DESK}times/", answers | first)

    assert AnswerTime.objects.get(pk=rows_of[0].pk).days == 21
    public = client.get("/answer-times/").content.decode()
    assert "21日以内" in public
    assert "5件のうち、半分は3日以内、10件中9件は5日以内。お約束の日までに送ったのは、10件中およそ6件" in public
    assert public.count("5件未満") == len(OtherForm) - 1


def test_the_first_screen_and_the_editor_lead_here(client: Client, page: DocumentPage) -> None:
    case = ask(page)
    Case.objects.filter(pk=case.pk).update(due_on=timezone.localdate() - timedelta(days=1))
    user = User.objects.create_superuser("boss", "boss@example.jp", "a-long-password")
    client.force_login(user)

    assert "お約束の日を過ぎたものが1件あります。" in client.get("/cms/").content.decode()
    editor = client.get(f"/cms/pages/{page.pk}/edit/").content.decode()
    assert f"{DESK}add/{page.pk}/" in editor
    assert f"{DESK}card/{page.pk}.pdf" in editor


def test_a_card_is_printed_from_the_editor(client: Client, page: DocumentPage) -> None:
    card = staff(client, "view_case").get(f"{DESK}card/{page.pk}.pdf")

    assert card.content.startswith(b"%PDF")
