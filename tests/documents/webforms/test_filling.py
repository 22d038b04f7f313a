"""Promises to whoever fills in a form on the web."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.conf import settings
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from lxml import html as lxml_html

from documents.webforms.models import Attachment, Draft, Submission, WebFormField, WebFormPage
from residents import privacy
from residents.models import Resident
from residents.outbox.models import OutgoingLetter
from tests.factories import files

Names = Callable[[str], str]


@pytest.fixture
def answers(name_of: Names) -> dict[str, object]:
    """What somebody writes, as people write it."""
    return {
        name_of("お名前"): " 縁側　花子 ",
        name_of("連絡先"): "ｈａｎａｋｏ＠example.jp",
        name_of("生まれた日"): "昭和39年10月10日",
        name_of("人数"): "３人",
        name_of("郵便番号"): "385ー0022",
        name_of("参加方法"): "電話で",
        name_of("あると助かること"): ["字幕", "点字"],
        name_of("そのほか"): "ゆっくり\n話してください。",
    }


def words_of(response) -> str:
    return " ".join(lxml_html.fromstring(response.content.decode()).text_content().split())


def test_a_form_is_written_checked_and_sent_without_an_account(client: Client, form_page: WebFormPage, answers) -> None:
    assert f"/forms/{form_page.pk}/" in client.get(form_page.url).content.decode()
    checked = client.post(f"/forms/{form_page.pk}/", {**answers, "do": "check"}, follow=True)
    words = words_of(checked)
    assert "まだ送っていません" in words
    assert "昭和39年（1964年）10月10日" in words
    assert "385-0022" in words
    assert Submission.objects.count() == 0
    address = checked.redirect_chain[-1][0]
    receipt = client.post(address, follow=True)
    answer = Submission.objects.get()
    assert answer.reference in words_of(receipt)
    told = {line["label"]: line["text"] for line in answer.form_data}
    assert told["お名前"] == "縁側 花子"
    assert told["連絡先"] == "hanako@example.jp"
    assert told["人数"] == "3人"
    assert told["あると助かること"] == "字幕、点字"
    assert told["写真を撮ってもよい"] == "いいえ"


def test_sending_twice_is_one_answer_with_one_reference_and_one_letter(client: Client, form_page, answers) -> None:
    checked = client.post(f"/forms/{form_page.pk}/", {**answers, "do": "check"}, follow=True)
    address = checked.redirect_chain[-1][0]
    first, second = client.post(address), client.post(address)
    assert first["Location"] == second["Location"]
    assert Submission.objects.count() == 1
    assert OutgoingLetter.objects.count() == 1
    (letter,) = mail.outbox
    assert letter.to == ["hanako@example.jp"]
    assert f"受付番号：{Submission.objects.get().reference}" in letter.body
    assert settings.ENGAWA_TOWN["phone"] in letter.body
    assert "字幕" not in letter.body
    assert Draft.objects.get().data == {}


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    client: Client, form_page: WebFormPage, name_of: Names
) -> None:
    typed = {
        name_of("お名前"): "花子",
        name_of("生まれた日"): "39年10月",
        name_of("連絡先"): "taro.@docomo",
        "do": "check",
    }
    response = client.post(f"/forms/{form_page.pk}/", typed)
    assert response.status_code == 422
    words = words_of(response)
    assert "日付を確かめてください。例：令和8年11月3日" in words
    assert "電話番号かメールアドレスを入れてください" in words
    tree = lxml_html.fromstring(response.content.decode())
    assert tree.xpath(f"//input[@name='{name_of('生まれた日')}']/@value") == ["39年10月"]
    assert tree.xpath(f"//input[@name='{name_of('お名前')}']/@value") == ["花子"]
    assert Draft.objects.count() == 0


def test_a_form_half_written_and_partly_wrong_is_saved_and_found_again_by_its_code(
    client: Client, form_page: WebFormPage, name_of: Names
) -> None:
    typed = {name_of("お名前"): "花子", name_of("生まれた日"): "まだわからない", "do": "save"}
    saved = client.post(f"/forms/{form_page.pk}/", typed, follow=True)
    code = Draft.objects.get().code or ""
    assert code in words_of(saved)
    full_width = code.translate(str.maketrans("0123456789-", "０１２３４５６７８９ー"))
    somewhere_else = Client()
    found = somewhere_else.post("/forms/continue/", {"code": full_width}, follow=True)
    tree = lxml_html.fromstring(found.content.decode())
    assert tree.xpath(f"//input[@name='{name_of('生まれた日')}']/@value") == ["まだわからない"]


@pytest.mark.parametrize("typed", ["", "123", "1234-5678-9013", "０" * 12 + "1", "あいう"])
def test_a_wrong_code_says_how_to_go_on(client: Client, db: None, typed: str) -> None:
    response = client.post("/forms/continue/", {"code": typed})
    assert response.status_code == 422
    assert "番号" in words_of(response)


def test_guessing_codes_is_slowed_down(client: Client, db: None) -> None:
    for _try in range(21):
        response = client.post("/forms/continue/", {"code": "0000-0000-0000"})
    assert "10分ほど待って" in words_of(response)


def test_a_file_stays_although_something_else_is_wrong_and_can_be_taken_back(
    client: Client, form_page: WebFormPage, name_of: Names
) -> None:
    photo = SimpleUploadedFile("../../診断\u202e書.pdf", files.pdf("<p>証明書</p>"))
    response = client.post(f"/forms/{form_page.pk}/", {name_of("証明書の写し"): photo, "do": "check"})
    assert response.status_code == 422
    attachment = Attachment.objects.get()
    assert attachment.name == "診断書.pdf"
    assert "もう一度選ぶ必要はありません" in words_of(response)
    draft = Draft.objects.get()
    client.post(f"/forms/draft/{draft.token}/files/{attachment.pk}/drop/")
    assert Attachment.objects.count() == 0


def test_a_file_that_could_act_or_lies_about_itself_is_refused_with_the_reason(
    client: Client, form_page: WebFormPage, name_of: Names
) -> None:
    bad = SimpleUploadedFile("photo.pdf", b"<html><script>alert(1)</script>")
    response = client.post(f"/forms/{form_page.pk}/", {name_of("証明書の写し"): bad, "do": "check"})
    assert response.status_code == 422
    assert Attachment.objects.count() == 0
    large = SimpleUploadedFile("large.pdf", b"%PDF-1.7" + b"0" * (10 * 1024 * 1024))
    response = client.post(f"/forms/{form_page.pk}/", {name_of("証明書の写し"): large, "do": "check"})
    assert "10メガバイトより小さく" in words_of(response)


def test_a_long_question_is_kept_whole(client: Client, make_form) -> None:
    label = "これまでに使ったことのある配慮と、そのとき助かったこと、困ったことがあれば教えてください" * 3
    page = make_form()
    page.form_fields.add(WebFormField(sort_order=99, label=label, field_type="multiline", required=False))
    page.save_revision().publish()
    for field in page.form_fields.all():
        field.full_clean()
    assert label in words_of(client.get(f"/forms/{page.pk}/"))


def test_a_program_that_fills_in_everything_is_not_let_through(client: Client, form_page: WebFormPage, answers) -> None:
    response = client.post(f"/forms/{form_page.pk}/", {**answers, "website": "http://spam.example", "do": "check"})
    assert response.status_code == 429
    assert Draft.objects.count() == 0


def test_after_the_last_day_the_form_says_whom_to_call(client: Client, make_form) -> None:
    page = make_form(closes_on=timezone.localdate() - dt.timedelta(days=1))
    assert "電話でお話しください" in words_of(client.get(f"/forms/{page.pk}/"))
    assert client.post(f"/forms/{page.pk}/", {"do": "check"}).status_code == 409
    assert f"/forms/{page.pk}/" not in client.get(page.url).content.decode().replace("/paper/", "")


def test_a_form_that_needs_a_signature_is_printed_with_what_was_written(client: Client, make_form) -> None:
    page = make_form(ending="print", hand_in="縁側市役所 1階4番")
    names = {field.label: field.clean_name for field in page.form_fields.all()}
    typed = {names["お名前"]: "花子", names["連絡先"]: "0267-12-3456", names["参加方法"]: "会場で", "do": "check"}
    checked = client.post(f"/forms/{page.pk}/", typed, follow=True)
    assert "紙で出していただきます" in words_of(checked)
    client.post(checked.redirect_chain[-1][0])
    assert Submission.objects.count() == 0
    sheet = words_of(client.get(f"/forms/draft/{Draft.objects.get().token}/paper/"))
    assert "花子" in sheet
    assert "☑ 会場で" in sheet
    assert "☐ 電話で" in sheet
    assert "縁側市役所 1階4番" in sheet


def test_what_was_written_can_be_thrown_away_at_once(client: Client, form_page: WebFormPage, answers) -> None:
    client.post(f"/forms/{form_page.pk}/", {**answers, "do": "save"})
    client.post(f"/forms/draft/{Draft.objects.get().token}/forget/")
    assert Draft.objects.count() == 0


def test_answers_and_drafts_go_by_themselves_with_their_files(client: Client, form_page, answers, name_of) -> None:
    answers[name_of("証明書の写し")] = SimpleUploadedFile("a.pdf", files.pdf("<p>証明書</p>"))
    checked = client.post(f"/forms/{form_page.pk}/", {**answers, "do": "check"}, follow=True)
    client.post(checked.redirect_chain[-1][0])
    client.post(f"/forms/{form_page.pk}/", {"do": "save"})
    stored = Attachment.objects.get().file
    call_command("erase_old_answers")
    assert Submission.objects.count() == 1
    past = timezone.now() - dt.timedelta(minutes=1)
    Submission.objects.update(erase_at=past)
    Draft.objects.update(expires_at=past)
    call_command("erase_old_answers")
    assert (Submission.objects.count(), Draft.objects.count(), Attachment.objects.count()) == (0, 0, 0)
    assert stored.name


def test_whoever_asks_gets_and_erases_what_they_wrote_by_their_reference(client: Client, form_page, answers) -> None:
    checked = client.post(f"/forms/{form_page.pk}/", {**answers, "do": "check"}, follow=True)
    client.post(checked.redirect_chain[-1][0])
    resident = privacy.find(Submission.objects.get().reference)
    assert isinstance(resident, Resident)
    (exported,) = privacy.export(resident)["web_forms"]
    assert exported["answers"]["そのほか"].split() == ["ゆっくり", "話してください。"]
    privacy.erase(resident, now=timezone.now())
    assert Submission.objects.count() == 0
