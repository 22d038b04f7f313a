"""Promises about versions: put into use, compared, gone back to, and carried over to a new file."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks import default_task_backend
from wagtail.models import GroupPagePermission, PageLogEntry

from documents import actions
from documents.correcting.models import Paper, SourceVersion, WorkingCopy
from documents.correcting.working import blocks_of
from documents.models import DocumentIndexPage, DocumentPage
from tests.documents.correcting.test_screens import block, do, text, words_of, write
from tests.factories import files
from tests.factories.documents import document, upload


def put_into_use(staff: Client, page: DocumentPage, note: str = ""):
    address = reverse("correcting:use", args=[page.pk])
    shown = staff.get(address)
    seen_at = shown.context["seen_at"] if shown.context else ""
    return staff.post(address, {"seen_at": seen_at, "note": note}, follow=True)


def read_again(page: DocumentPage) -> str:
    """As the background task does."""
    return actions.read_text(page=page, now=timezone.now()).html


def exchange_file(page: DocumentPage, content: bytes) -> str:
    page.upload.file.save("new.pdf", ContentFile(content))
    return read_again(DocumentPage.objects.get(pk=page.pk))


def test_what_is_put_into_use_becomes_the_text_of_the_document(staff: Client, page: DocumentPage) -> None:
    write(staff, page, block(page, "月曜日"), text="月曜日と木曜日です。")
    shown = staff.get(reverse("correcting:use", args=[page.pk]))
    assert "<del>" in shown.content.decode()
    assert "（足した言葉）" in words_of(shown)
    assert "月曜日と木曜日" not in read_again(page)
    put_into_use(staff, page, note="回覧で気づいた")
    assert "<p>月曜日と木曜日です。</p>" in read_again(page)
    newest = SourceVersion.objects.newest(page.pk)
    assert (newest.number, newest.made_by.username, newest.note) == (2, "staff", "回覧で気づいた")
    assert not WorkingCopy.objects.exists()
    assert PageLogEntry.objects.filter(page=page.pk, action="documents.text_corrected").count() == 1


def test_what_somebody_changed_since_it_was_looked_at_is_not_put_into_use(staff: Client, page: DocumentPage) -> None:
    write(staff, page, block(page, "月曜日"), text="一つ目です。")
    seen_at = staff.get(reverse("correcting:use", args=[page.pk])).context["seen_at"]
    write(staff, page, block(page, "火曜日"), text="二つ目です。")
    response = staff.post(reverse("correcting:use", args=[page.pk]), {"seen_at": seen_at}, follow=True)
    assert "もう一度見てください" in words_of(response)
    assert SourceVersion.objects.newest(page.pk).number == 1


def test_an_earlier_version_comes_back_as_a_new_one(staff: Client, page: DocumentPage) -> None:
    before = text(page)
    write(staff, page, block(page, "月曜日"), text="ちがいました。")
    put_into_use(staff, page)
    staff.post(reverse("correcting:back", args=[page.pk, 1]))
    assert text(page) == before
    assert list(SourceVersion.objects.values_list("number", flat=True)) == [3, 2, 1]
    assert "第1版に戻しました。" in words_of(staff.get(reverse("correcting:versions", args=[page.pk])))


def test_a_new_file_keeps_corrections_of_the_same_words(staff: Client, page: DocumentPage) -> None:
    write(staff, page, block(page, "月曜日"), kind="h3", text="月曜日は燃えるごみです。")
    put_into_use(staff, page)
    html = exchange_file(page, files.pdf("<p>新しいお知らせです。</p><p>月曜日は燃えるごみです。</p>"))
    # One heading alone hangs in no air: tidy lifts it.
    assert html == "<p>新しいお知らせです。</p><h2>月曜日は燃えるごみです。</h2>"


def test_work_in_progress_moves_to_the_new_file_too(staff: Client, page: DocumentPage) -> None:
    write(staff, page, block(page, "月曜日"), text="月曜日は、燃えるごみの日。")
    exchange_file(page, files.pdf("<p>新しいお知らせです。</p><p>月曜日は燃えるごみです。</p>"))
    assert "<p>月曜日は、燃えるごみの日。</p>" in text(page)
    put_into_use(staff, page)
    assert "<p>月曜日は、燃えるごみの日。</p>" in read_again(page)


def test_a_correction_without_a_place_is_shown_and_put_where_it_belongs(staff: Client, page: DocumentPage) -> None:
    write(staff, page, block(page, "月曜日"), text="月曜日は、燃えるごみの日です。")
    put_into_use(staff, page)
    exchange_file(page, files.pdf("<h1>ごみの出し方</h1><p>月曜日と木曜日は燃えるごみです。</p>"))
    assert "<p>月曜日と木曜日は燃えるごみです。</p>" in text(page)
    address = reverse("correcting:lost", args=[page.pk])
    shown = staff.get(address)
    assert "新しいファイルで、近い文章" in words_of(shown)
    (lost,) = shown.context["lost"]
    staff.post(address, {"do": f"put:{lost['id']}"})
    assert "<p>月曜日は、燃えるごみの日です。</p>" in text(page)
    assert "ありません。" in words_of(staff.get(address))


def test_every_doubt_is_visited_in_turn_and_then_the_desk_is_quiet(staff: Client, page: DocumentPage) -> None:
    version = SourceVersion.objects.newest(page.pk)
    for row in version.blocks[:2]:
        row["doubts"] = ["guessed_heading"]
    version.blocks[-1]["doubts"] = ["by_machine"]
    SourceVersion.objects.all().delete()
    version.pk = None
    version.save()
    assert "気になるところが3か所" in words_of(staff.get(reverse("correcting:all")))
    response = staff.get(reverse("correcting:doubt", args=[page.pk]), follow=True)
    for _ in range(3):
        address, _, name = response.redirect_chain[-1][0].partition("#b-")
        response = do(staff, page, f"confirm:{name}", number=int(address.rstrip("/").rpartition("/")[2]))
    assert not any(each.open_doubts for each in blocks_of(page))
    put_into_use(staff, page)
    assert "いまは、ありません。" in words_of(staff.get(reverse("correcting:all")))


def test_a_text_read_by_a_machine_says_so_until_staff_have_looked(staff: Client, page: DocumentPage) -> None:
    version = SourceVersion.objects.newest(page.pk)
    version.blocks[1]["doubts"] = ["by_machine", "unsure_letters"]
    SourceVersion.objects.all().delete()
    version.pk = None
    version.save()
    page.source_text.delete()
    assert actions.read_text(page=page, now=timezone.now()).by_machine
    do(staff, page, "confirm-all")
    put_into_use(staff, page)
    assert not actions.read_text(page=DocumentPage.objects.get(pk=page.pk), now=timezone.now()).by_machine


def test_a_text_can_be_corrected_before_anybody_sees_it(
    staff: Client, document_index: DocumentIndexPage, two_pages: bytes
) -> None:
    draft = document(document_index, title="下書き", upload=upload(two_pages), publish=False)
    address = reverse("correcting:overview", args=[draft.pk])
    assert "まだ読み取っていません" in words_of(staff.get(address))
    staff.post(reverse("correcting:read", args=[draft.pk]))
    assert "紙のページから選ぶ" in words_of(staff.get(address))
    assert staff.get(f"/d/{draft.pk}/").status_code == 404
    assert not draft.formats.exists()


def test_what_is_thrown_away_leaves_the_published_text_alone(staff: Client, page: DocumentPage) -> None:
    before = text(page)
    write(staff, page, block(page, "月曜日"), text="やめておきます。")
    address = reverse("correcting:throw_away", args=[page.pk])
    assert "やめておきます" in words_of(staff.get(address))
    staff.post(address)
    assert text(page) == before


@pytest.fixture
def writer(page: DocumentPage, settings) -> Client:
    """Somebody who may edit documents and correct texts, but not publish."""
    settings.ENGAWA_DEMO, settings.ENGAWA_DEMO_WITHOUT_TOTP = True, True
    group = Group.objects.create(name="書き手")
    group.permissions.set(Permission.objects.filter(codename__in=["access_admin", "correct_texts"]))
    change = Permission.objects.get(codename="change_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=group, page=page.get_parent(), permission=change)
    user = User.objects.create_user("writer")
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


def test_an_editor_who_may_not_publish_leaves_the_copy_for_somebody_who_may(
    writer: Client, staff: Client, page: DocumentPage
) -> None:
    assert write(writer, page, block(page, "月曜日"), text="月曜日は、燃えるごみの日。").status_code == 302
    assert "公開できる人に" in words_of(writer.get(reverse("correcting:use", args=[page.pk])))
    address, seen_at = reverse("correcting:use", args=[page.pk]), WorkingCopy.objects.get().changed_at.isoformat()
    assert writer.post(address, {"seen_at": seen_at}).status_code in {302, 403}
    assert writer.post(reverse("correcting:back", args=[page.pk, 1])).status_code in {302, 403}
    assert SourceVersion.objects.count() == 1
    put_into_use(staff, page)
    assert "月曜日は、燃えるごみの日。" in read_again(page)


def test_a_locked_page_is_read_and_not_changed(writer: Client, staff: Client, page: DocumentPage) -> None:
    page.locked, page.locked_by = True, User.objects.get(username="staff")
    page.save()
    assert "ロックされている" in words_of(writer.get(reverse("correcting:overview", args=[page.pk])))
    write(writer, page, block(page, "月曜日"), text="だめ")
    assert not WorkingCopy.objects.exists()


def test_the_text_is_read_again_when_it_is_put_into_use(
    staff: Client, page: DocumentPage, django_capture_on_commit_callbacks
) -> None:
    write(staff, page, block(page, "月曜日"), text="ちがいます。")
    default_task_backend.clear()
    with django_capture_on_commit_callbacks(execute=True):
        put_into_use(staff, page)
    asked = [(result.task.name, result.args) for result in default_task_backend.results]
    assert ("read_document", [page.pk]) in [(name.rpartition(".")[2], list(args)) for name, args in asked]


def test_a_deleted_document_leaves_no_sheet_behind(staff: Client, page: DocumentPage) -> None:
    staff.get(reverse("correcting:section", args=[page.pk, 1]))
    assert Paper.objects.count() == 1
    page.delete()
    assert not Paper.objects.exists()
