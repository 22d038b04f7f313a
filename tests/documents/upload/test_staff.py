"""Promises to staff about files: where they came from, what was taken out, and who may fetch the original."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, Permission, User
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.documents.forms import get_document_form
from wagtail.documents.models import Document
from wagtail.models import Collection

from documents.models import DocumentIndexPage
from documents.upload.models import Original, Scan
from tests.factories import documents, files, hostile
from tests.factories.staff import verified_client

pytestmark = pytest.mark.django_db


def uploaded(content: bytes, name: str, *, user: User, instance: Document | None = None, **more: Any) -> Any:
    return get_document_form(get_document_model())(
        {"title": "案内", "collection": Collection.get_first_root_node().pk} | more,
        {"file": SimpleUploadedFile(name, content)},
        user=user,
        instance=instance,
    )


@pytest.fixture
def clerk() -> User:
    return User.objects.create_superuser("hanako")


def saved(form: Any) -> Document:
    assert form.is_valid(), form.errors
    document: Document = form.save()
    return document


def test_the_original_stays_as_it_came_while_residents_get_it_without_macros(clerk: User) -> None:
    came = hostile.with_macro()
    document = saved(uploaded(came, "申請書.docm", user=clerk))
    original = Original.objects.get(document=document)
    with original.file.open() as kept, document.open_file() as given:
        assert kept.read() == came
        given_content = given.read()
    assert b"vbaProject" not in given_content
    assert document.filename == "申請書.docx"
    assert original.sha256 == hashlib.sha256(came).hexdigest()
    assert original.given_sha256 == hashlib.sha256(given_content).hexdigest()
    assert (original.name_as_given, original.received_by, original.scan) == ("申請書.docm", clerk, Scan.NOT_CONFIGURED)
    assert "マクロ" in original.removals[0]


def test_a_new_file_under_the_same_document_is_its_next_version(clerk: User) -> None:
    document = saved(uploaded(files.pdf("<p>一</p>"), "a.pdf", user=clerk))
    saved(uploaded(files.pdf("<p>二</p>"), "a.pdf", user=clerk, instance=document))
    assert list(Original.objects.values_list("version", flat=True)) == [2, 1]
    for original in Original.objects.all():
        with original.file.open() as kept:
            assert hashlib.sha256(kept.read()).hexdigest() == original.sha256


def test_saving_another_title_makes_no_new_version(clerk: User) -> None:
    document = saved(uploaded(files.pdf("<p>一</p>"), "a.pdf", user=clerk))
    form_class = get_document_form(get_document_model())
    data = {"title": "新しい題", "collection": document.collection_id}
    saved(form_class(data, {}, user=clerk, instance=document))
    assert Original.objects.count() == 1


def test_an_original_goes_with_the_last_document_that_had_it(
    clerk: User, django_capture_on_commit_callbacks: Any
) -> None:
    content = files.pdf("<p>一</p>")
    twins = [saved(uploaded(content, "a.pdf", user=clerk)) for _ in range(2)]
    path = Path(Original.objects.first().file.path)
    with django_capture_on_commit_callbacks(execute=True):
        twins[0].delete()
    assert path.exists()
    with django_capture_on_commit_callbacks(execute=True):
        twins[1].delete()
    assert not path.exists()


def test_originals_lie_where_nothing_gives_them_an_address(clerk: User) -> None:
    saved(uploaded(files.pdf("<p>一</p>"), "a.pdf", user=clerk))
    original = Original.objects.get()
    assert not Path(original.file.path).is_relative_to(settings.MEDIA_ROOT)
    with pytest.raises(ValueError, match="not accessible via a URL"):
        _ = original.file.url


def test_only_staff_who_may_fetch_an_original(clerk: User, client: Client) -> None:
    content = hostile.with_macro()
    saved(uploaded(content, "申請書.docm", user=clerk))
    address = f"/cms/originals/{Original.objects.get().pk}/"
    assert client.get(address).status_code == 302
    response = verified_client(clerk).get(address)
    assert response["Content-Disposition"].startswith("attachment")
    assert b"".join(response.streaming_content) == content
    drafter = User.objects.create_user("jiro", is_staff=True)
    drafter.user_permissions.add(Permission.objects.get(codename="access_admin"))
    response = verified_client(drafter).get(address)
    assert response.status_code in {302, 403}
    assert b"PK" not in response.content
    drafter.groups.add(Group.objects.get(name="編集"))
    drafter = User.objects.get(pk=drafter.pk)
    response = verified_client(drafter).get(address)
    assert b"".join(response.streaming_content) == content


def test_the_page_s_editor_and_the_file_s_own_screen_tell_what_was_taken_out(
    clerk: User, document_index: DocumentIndexPage
) -> None:
    document = saved(uploaded(hostile.with_macro(), "申請書.docm", user=clerk))
    page = documents.document(document_index, upload=document, publish=False)
    for address in (f"/cms/pages/{page.pk}/edit/", f"/cms/documents/edit/{document.pk}/"):
        words = verified_client(clerk).get(address).content.decode()
        assert "もとのファイルの記録" in words
        assert "マクロ：開いた人の機械で勝手に動くため" in words
        assert Original.objects.get().sha256 in words


def test_a_file_that_came_by_a_command_has_an_original_too() -> None:
    document = documents.upload(files.pdf("<p>一</p>"), "annai.pdf")
    original = Original.objects.get(document=document)
    assert original.scan == Scan.NOT_ASKED
    Original.objects.all().delete()
    call_command("keep_originals")
    call_command("keep_originals")
    assert Original.objects.get(document=document).sha256 == original.sha256


def test_what_may_be_chosen_stands_beside_the_field(clerk: User) -> None:
    words = verified_client(clerk).get("/cms/documents/add/").content.decode()
    assert "PDF・Word・Excel・PowerPoint・テキスト・HTML・画像" in words
    assert "50メガバイトまで" in words


def test_another_mistake_in_the_form_asks_for_the_file_again(clerk: User) -> None:
    form = uploaded(hostile.with_macro(), "申請書.docm", user=clerk, title="")
    assert "もう一度選んで" in form.errors["file"][0]


def test_the_desk_says_plainly_that_no_virus_scanner_is_there(clerk: User, settings: Any) -> None:
    cache.clear()
    assert "ウイルス検査（ClamAV）がつながっていません" in verified_client(clerk).get("/cms/").content.decode()
    cache.clear()
    settings.ENGAWA_CLAMD = "/nonexistent/clamd.sock"
    assert "ウイルス検査（ClamAV）が答えません" in verified_client(clerk).get("/cms/").content.decode()
    cache.clear()
