"""Promises of 「ほかの形で ほしい」 on the site: no account, nothing lost, nobody else's business."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from documents.models import DocumentIndexPage, DocumentKind, DocumentPage
from documents.numbers import number_of
from documents.requests import actions
from documents.requests.choices import CaseState
from documents.requests.models import AnswerTime, Case, StandingOrder
from tests.documents.requests.asking import NOW, PHONE, ask, filled_in
from tests.factories.documents import document


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    cache.clear()


@pytest.fixture
def page(document_index: DocumentIndexPage) -> DocumentPage:
    return document(document_index, title="給付金のご案内")


@pytest.fixture
def path(page: DocumentPage) -> str:
    return f"/other-form/{page.pk}/"


def test_a_document_leads_to_its_form_and_the_form_to_ones_own_request(
    client: Client, page: DocumentPage, path: str
) -> None:
    assert path in client.get(page.url).content.decode()

    response = client.post(path, filled_in(client, path), follow=True)

    case = Case.objects.get()
    told = response.content.decode()
    assert response.redirect_chain == [(f"/other-form/case/{case.token}/", 302)]
    assert (case.reference in told, "点字の紙" in told, "縁側市日向台1-2" in told) == (True, True, True)
    assert "〒384-0011" in told
    assert case.due_on == timezone.localdate() + timedelta(days=14)


def test_the_form_says_within_how_many_days_and_offers_what_the_town_offers(client: Client, path: str) -> None:
    AnswerTime.objects.filter(form="braille").update(days=9)
    AnswerTime.objects.filter(form="easy").update(is_offered=False)

    form = client.get(path).content.decode()

    assert "点字の紙（9日以内）" in form
    assert "やさしい日本語にした文" not in form


def test_sending_one_form_twice_is_one_request_one_letter_and_the_same_page(client: Client, path: str) -> None:
    answers = filled_in(client, path)

    pages = {client.post(path, answers)["Location"] for _press in range(2)}

    assert len(pages) == Case.objects.count() == len(mail.outbox) == 1


def test_a_form_whose_key_has_run_out_finds_the_request_it_made(
    client: Client, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = filled_in(client, path)
    first = client.post(path, answers)
    monkeypatch.setattr("accessibility.keyed_form.KEY_AGE_SECONDS", -1)

    assert client.post(path, answers)["Location"] == first["Location"]
    assert Case.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"form": ""}, "ほしい形を1つえらんでください。"),
        (
            {"delivery": "email"},
            "「点字の紙」の受け取り方は、「郵便で受け取る」、「窓口で受け取る」",
        ),
        ({"address": " \n"}, "郵便で受け取るには、送り先の住所を入れてください。"),
        ({"postcode": "384"}, "郵便番号は7けたの数字です。"),
        ({"form": "read_aloud", "delivery": "telephone"}, "電話で聞くには、電話番号を入れてください。"),
        ({"form": "text_data", "delivery": "email", "contact": "0267-12-3456"}, "メールアドレスを入れてください。"),
        ({"wanted_on": "そのうち"}, "日にちを確かめてください。"),
        ({"wanted_on": "2020-01-01"}, "今日よりあとの日にしてください。"),
        ({"website": "http://spam.example"}, "受け付けられませんでした。"),
    ],
)
def test_mistakes_are_told_with_what_to_do_and_nothing_typed_is_lost(
    client: Client, path: str, changes: dict[str, str], words: str
) -> None:
    response = client.post(path, filled_in(client, path, note="<b>3ページ目だけ", **changes))

    form = response.content.decode()
    assert response.status_code == 422
    assert words in form
    assert "&lt;b&gt;3ページ目だけ" in form
    assert not Case.objects.exists()


def test_an_address_is_kept_only_where_something_is_posted(client: Client, path: str) -> None:
    client.post(path, filled_in(client, path, delivery="counter"))

    assert (Case.objects.get().postcode, Case.objects.get().address) == ("", "")


def test_ones_own_page_is_nobody_elses(client: Client, page: DocumentPage) -> None:
    case = ask(page)

    response = client.get(f"/other-form/case/{case.token}/")
    assert "no-store" in response["Cache-Control"]
    assert ("noindex" in response["X-Robots-Tag"], response["Referrer-Policy"]) == (True, "no-referrer")
    assert client.get("/other-form/case/guess/").status_code == 404
    assert client.get("/robots.txt").content.decode().count("/other-form/") == 2


def test_a_request_is_found_by_reference_and_contact_and_by_neither_alone(client: Client, page: DocumentPage) -> None:
    case = ask(page, contact=PHONE)
    typed = case.reference.replace("-", "ー")

    found = client.post("/other-form/find/", {"reference": typed, "contact": "０２６７−１２−３４５６"})
    wrong = client.post("/other-form/find/", {"reference": typed, "contact": "0267-12-9999"})

    assert found["Location"] == f"/other-form/case/{case.token}/"
    assert (wrong.status_code, "見つかりませんでした" in wrong.content.decode()) == (422, True)


def test_numbers_cannot_be_tried_out(client: Client) -> None:
    answers = {"reference": "123", "contact": "0267-12-3456"}

    tries = [client.post("/other-form/find/", answers).status_code for _try in range(21)]

    assert tries[-1] == 429


def test_what_was_asked_for_can_be_changed_until_it_is_being_made(client: Client, page: DocumentPage) -> None:
    case = ask(page)
    path = f"/other-form/case/{case.token}/change/"
    assert "ひだまり荘3号室" in client.get(path).content.decode()

    answers = {"form": "large_print", "delivery": "counter", "name": "はなこ", "contact": "0267-12-3456"}
    client.post(path, answers)
    case.refresh_from_db()
    assert (case.form, case.address, case.resident.phone) == ("large_print", "", "0267123456")
    assert case.due_on == timezone.localdate() + timedelta(days=5)

    actions.move(case_id=case.pk, state=CaseState.MAKING, now=NOW)
    assert client.get(path)["Location"] == f"/other-form/case/{case.token}/"


def test_a_request_is_cancelled_by_its_link_after_one_question(client: Client, page: DocumentPage) -> None:
    case = ask(page)
    path = f"/other-form/case/{case.token}/cancel/"
    assert "はい、取り消します" in client.get(path).content.decode()

    client.post(path)

    case.refresh_from_db()
    assert (case.state, case.address) == (CaseState.CANCELLED, "")
    assert "取り消しました" in client.get(f"/other-form/case/{case.token}/").content.decode()


def test_what_is_offered_instead_is_answered_by_one_press(client: Client, page: DocumentPage) -> None:
    case = ask(page)
    actions.move(case_id=case.pk, state=CaseState.ALTERNATIVE, words="大きな字の紙ならあさって送れます。", now=NOW)
    path = f"/other-form/case/{case.token}/"
    assert "大きな字の紙ならあさって送れます。" in client.get(path).content.decode()

    client.post(f"{path}answer/", {"answer": "accept"})

    case.refresh_from_db()
    assert case.state == CaseState.MAKING


def test_another_sites_form_presses_nothing(client: Client, page: DocumentPage) -> None:
    case = ask(page)

    response = client.post(f"/other-form/case/{case.token}/cancel/", headers={"Origin": "https://evil.example"})

    case.refresh_from_db()
    assert (response.status_code, case.state) == (403, CaseState.ASKED)


def test_only_what_comes_again_can_be_had_every_time(client: Client, document_index: DocumentIndexPage) -> None:
    guide = document(document_index, title="手引き")
    paper = document(document_index, title="たより", kind=DocumentKind.NEWSLETTER)
    assert "every_time" not in client.get(f"/other-form/{guide.pk}/").content.decode()
    path = f"/other-form/{paper.pk}/"

    client.post(path, filled_in(client, path, every_time="on"))

    order, case = StandingOrder.objects.get(), Case.objects.get()
    assert (case.order, case.page.pk, case.channel) == (order, paper.pk, "web")
    assert "これから出る広報・おたよりも、毎回この形で届けてほしい" in order.consent_words
    assert "点字の紙" in order.consent_words


def test_a_document_that_is_not_public_cannot_be_asked_for(client: Client, page: DocumentPage, path: str) -> None:
    page.unpublish()

    assert client.get(path).status_code == 404


def test_the_form_asks_the_database_little(client: Client, path: str) -> None:
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(path)
    assert len(queries) <= 10


@pytest.mark.parametrize("typed", ["{}", " {} ", "資料番号 {}", "full-width"])
def test_the_number_on_paper_opens_the_page(client: Client, page: DocumentPage, typed: str) -> None:
    number = number_of(page.pk)
    digits = str.maketrans("0123456789", "０１２３４５６７８９")
    given = number.translate(digits) if typed == "full-width" else typed.format(number)

    assert client.get("/d/", {"number": given})["Location"] == page.url


def test_a_wrong_number_says_what_to_do(client: Client, page: DocumentPage) -> None:
    number = number_of(page.pk)
    slip = number[:-1] + str((int(number[-1]) + 1) % 10)

    response = client.get("/d/", {"number": slip})

    assert response.status_code == 404
    assert "数字を確かめてください" in response.content.decode()
    assert f'value="{slip}"' in response.content.decode()
    assert "載っていません" in client.get("/d/", {"number": number_of(99999)}).content.decode()


def test_the_list_of_documents_leads_to_the_page_for_numbers(client: Client, document_index: DocumentIndexPage) -> None:
    assert 'href="/d/"' in client.get(document_index.url).content.decode()
    assert "資料番号から開く" in client.get("/d/").content.decode()


def test_the_square_of_a_reply_card_leads_to_the_form_or_to_ones_request(client: Client, page: DocumentPage) -> None:
    case = ask(page)

    assert client.get(f"/r/{number_of(page.pk)}/")["Location"] == f"/other-form/{page.pk}/"
    assert client.get(f"/r/{case.reference}/")["Location"] == f"/other-form/find/?number={case.reference}"
    assert client.get("/r/12345/").status_code == 404
