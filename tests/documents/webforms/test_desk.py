"""Promises to staff: a form never stands alone, and answers on paper weigh as much as any."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.gate import check as gate
from cms.gate.check import PublishRefusedError
from documents.models import DocumentIndexPage
from documents.webforms.choices import Channel, Question
from documents.webforms.first_draft import questions_in
from documents.webforms.models import Submission, WebFormPage
from tests.factories import files, staff
from tests.factories.documents import document, upload

PAPER = (
    "<p>氏名：<span class='blank'>（記入欄）</span></p><p>電話（　　　　）</p>"
    "<table><tr><th>きくこと</th><th>お書きください</th></tr><tr><td>ご住所（郵便の方）</td><td></td></tr></table>"
    "<p>ここはふつうの文です。</p>"
)


@pytest.fixture
def desk(db: None) -> Client:
    return staff.verified_client(staff.superuser())


def test_a_file_to_print_is_not_published_alone(document_index: DocumentIndexPage, desk: Client) -> None:
    paper = document(document_index, kind="form", publish=False, upload=upload(files.pdf("<p>氏名（　　　　）</p>")))
    with pytest.raises(PublishRefusedError):
        paper.save_revision().publish()
    made = desk.post(f"/cms/webforms/of/{paper.pk}/")
    page = WebFormPage.objects.get(document=paper)
    assert made["Location"].endswith(f"/cms/pages/{page.pk}/edit/")
    paper.save_revision().publish()
    assert desk.post(f"/cms/webforms/of/{paper.pk}/")["Location"] == made["Location"]


def test_the_places_to_write_become_questions_of_the_right_kind() -> None:
    assert questions_in(PAPER) == [
        ("氏名", Question.NAME),
        ("電話", Question.PHONE),
        ("ご住所（郵便の方）", Question.ADDRESS),
    ]


def test_the_gate_asks_for_questions_choices_and_where_paper_goes(make_form) -> None:
    page = make_form()
    page.ending = "print"
    page.form_fields = []
    what = [str(finding.what) for finding in gate.check(page)]
    assert "質問がまだありません。" in what
    assert "紙で出すところが書いてありません。" in what


def test_an_answer_on_paper_is_keyed_in_and_counts_like_any(desk: Client, form_page: WebFormPage, name_of) -> None:
    typed = {name_of("お名前"): "花子", name_of("連絡先"): "0267123456", "channel": Channel.PAPER}
    kept = desk.post(f"/cms/webforms/{form_page.pk}/add/", typed, follow=True)
    answer = Submission.objects.get()
    assert answer.channel == Channel.PAPER
    assert answer.reference in kept.content.decode()
    listed = desk.get(f"/cms/webforms/{form_page.pk}/").content.decode()
    assert answer.reference in listed
    desk.post(f"/cms/webforms/answers/{answer.pk}/", {"state": "done"})
    answer.refresh_from_db()
    assert answer.state == "done"
    assert answer.handled_by is not None


def test_a_caller_is_helped_on_with_what_they_began_at_home(desk: Client, client: Client, form_page, name_of) -> None:
    client.post(f"/forms/{form_page.pk}/", {name_of("お名前"): "花子", "do": "save"})
    code = form_page.drafts.get().code
    opened = desk.post("/cms/webforms/continue/", {"code": code}, follow=True)
    assert "花子" in opened.content.decode()


def test_a_list_for_the_spreadsheet_runs_nothing(desk: Client, form_page: WebFormPage, name_of) -> None:
    typed = {name_of("お名前"): "=HYPERLINK(1)", name_of("連絡先"): "0267123456", "channel": Channel.PHONE}
    desk.post(f"/cms/webforms/{form_page.pk}/add/", typed)
    listed = desk.get(f"/cms/webforms/{form_page.pk}/export/").content.decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in listed


def test_only_those_whose_duty_it_is_see_answers(form_page: WebFormPage, client: Client) -> None:
    editor = User.objects.create_user("editor", password=staff.PASSWORD)
    editor.groups.add(Group.objects.get(name="編集"))
    writer = staff.verified_client(editor)
    assert writer.get(f"/cms/webforms/{form_page.pk}/").status_code in {302, 403}
    clerk = User.objects.create_user("clerk", password=staff.PASSWORD)
    clerk.groups.add(Group.objects.get(name="受付"))
    assert staff.verified_client(clerk).get(f"/cms/webforms/{form_page.pk}/").status_code == 200
    assert client.get(f"/cms/webforms/{form_page.pk}/").status_code == 302


def test_the_page_of_a_paper_form_leads_to_its_web_form_and_asks_the_database_no_more_than_ten_times(
    document_index: DocumentIndexPage, make_form: Callable[..., WebFormPage], client: Client
) -> None:
    paper = document(document_index, kind="form", publish=False, upload=upload(files.pdf("<p>氏名（　　　　）</p>")))
    form = make_form(document=paper)
    paper.save_revision().publish()
    client.get(paper.url)
    with CaptureQueriesContext(connection) as asked:
        shown = client.get(paper.url).content.decode()
    assert form.url in shown
    assert len(asked) <= 10, [query["sql"][:90] for query in asked]
