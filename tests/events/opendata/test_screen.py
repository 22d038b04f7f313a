"""Promises about the CMS screen of open data."""

import csv
import io

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.test import Client
from wagtail.models import GroupPagePermission

from events.models import EventIndexPage, EventPage, ImportState, OpenDataImport, OpenDataUpload
from events.opendata.batches import carry_out, confirm
from tests.events.opendata.conftest import FILES
from tests.factories.staff import superuser, verified_client

pytestmark = pytest.mark.database

SCREEN = "/cms/opendata/"


def files(*names: str) -> list[SimpleUploadedFile]:
    return [SimpleUploadedFile(name, (FILES / name).read_bytes(), "text/csv") for name in names]


def editor(index: EventIndexPage, *permissions: str) -> Client:
    user = User.objects.create_user("jiro", "jiro@example.jp", "x")
    group = Group.objects.create(name="取り込み係")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for name in permissions:
        GroupPagePermission.objects.create(group=group, page=index, permission_type=name)
    user.groups.add(group)
    return verified_client(user)


@pytest.fixture
def staff(event_index: EventIndexPage) -> Client:
    return verified_client(superuser())


def test_files_are_checked_and_reported_on_before_anything_is_imported(staff: Client) -> None:
    answer = staff.post(SCREEN, {"csv_files": files("salon_utf8.csv", "excel_cp932.csv")}, follow=True)
    page = answer.content.decode()
    assert "2ファイル・9行を読みました。取り込むと、5件を新しく作り" in page
    assert "<td>salon_utf8.csv</td><td>10</td><td>開始日</td><td>「2023-02-30」は暦にない日付です。</td>" in page
    assert not EventPage.objects.exists()


def test_confirming_imports_and_says_what_was_done(staff: Client) -> None:
    staff.post(SCREEN, {"csv_files": files("salon_utf8.csv")})
    batch = OpenDataImport.objects.get()
    page = staff.post(f"{SCREEN}{batch.pk}/", follow=True).content.decode()
    batch.refresh_from_db()
    assert batch.state == ImportState.DONE
    assert "4件を新しく作り、0件を更新しました。" in page
    assert EventPage.objects.live().count() == 4
    assert not OpenDataUpload.objects.exists()


def test_pressing_the_button_twice_imports_once(staff: Client) -> None:
    staff.post(SCREEN, {"csv_files": files("salon_utf8.csv")})
    batch = OpenDataImport.objects.get()
    for _press in range(2):
        staff.post(f"{SCREEN}{batch.pk}/")
    assert not confirm(batch_id=batch.pk)
    assert EventPage.objects.count() == 4


def test_drafts_can_be_asked_for(staff: Client) -> None:
    staff.post(SCREEN, {"csv_files": files("salon_utf8.csv"), "as_drafts": "on"})
    staff.post(f"{SCREEN}{OpenDataImport.objects.get().pk}/")
    assert (EventPage.objects.count(), EventPage.objects.live().count()) == (4, 0)


def test_checked_files_can_be_forgotten(staff: Client) -> None:
    staff.post(SCREEN, {"csv_files": files("salon_utf8.csv")})
    staff.post(f"{SCREEN}{OpenDataImport.objects.get().pk}/discard/")
    assert not OpenDataUpload.objects.exists()


def test_an_import_that_breaks_off_says_so_and_can_be_started_again(staff: Client) -> None:
    staff.post(SCREEN, {"csv_files": files("salon_utf8.csv")})
    batch = OpenDataImport.objects.get()
    confirm(batch_id=batch.pk)
    with pytest.raises(IntegrityError):
        carry_out(batch_id=batch.pk, now=None)  # a record without a time cannot be kept
    assert not EventPage.objects.exists()
    batch.refresh_from_db()
    assert batch.state == ImportState.FAILED
    staff.post(f"{SCREEN}{batch.pk}/")
    assert EventPage.objects.count() == 4


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ([], "CSVファイルを選んでください"),
        ([SimpleUploadedFile("a.csv", b"")], "空です"),
        ([SimpleUploadedFile("big.csv", b"a" * (5 * 1024 * 1024 + 1))], "「big.csv」は大きすぎます"),
    ],
    ids=["none", "empty", "too large"],
)
def test_files_that_cannot_be_taken_are_named(staff: Client, given: list[SimpleUploadedFile], words: str) -> None:
    answer = staff.post(SCREEN, {"csv_files": given})
    assert answer.status_code == 400
    assert words in answer.content.decode()


def test_a_file_that_is_no_csv_is_refused_in_the_report(staff: Client) -> None:
    picture = SimpleUploadedFile("photo.png", b"\x89PNG\r\n\x1a\n\x81")
    page = staff.post(SCREEN, {"csv_files": [picture]}, follow=True).content.decode()
    assert "文字コードがUTF-8でもShift_JIS" in page
    assert "この内容で取り込む" not in page


def test_the_export_is_the_same_csv(staff: Client) -> None:
    staff.post(SCREEN, {"csv_files": files("salon_utf8.csv")})
    staff.post(f"{SCREEN}{OpenDataImport.objects.get().pk}/")
    answer = staff.get(f"{SCREEN}export/", {"since": "令和4年3月1日"})
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert answer["Content-Disposition"].startswith("attachment")
    assert [row[2] for row in rows] == ["名称", "花の展示"]


def test_a_day_that_does_not_exist_is_said_beside_its_field(staff: Client) -> None:
    answer = staff.get(f"{SCREEN}export/", {"since": "2022-02-30"})
    assert answer.status_code == 400
    assert "暦にない日付です" in answer.content.decode()
    assert 'value="2022-02-30"' in answer.content.decode()


def test_who_may_only_write_drafts_imports_drafts(event_index: EventIndexPage) -> None:
    client = editor(event_index, "add")
    client.post(SCREEN, {"csv_files": files("salon_utf8.csv")})
    assert OpenDataImport.objects.get().as_drafts


@pytest.mark.parametrize("address", [SCREEN, f"{SCREEN}1/", f"{SCREEN}export/"])
def test_who_may_not_make_events_is_shown_out(event_index: EventIndexPage, address: str) -> None:
    assert editor(event_index).get(address).status_code in {302, 403}


def test_visitors_meet_the_sign_in(event_index: EventIndexPage, client: Client) -> None:
    assert client.get(SCREEN).status_code == 302


def test_staff_choose_which_table_they_download(staff: Client, event_index: EventIndexPage) -> None:
    staff.post(SCREEN, {"csv_files": files("salon_utf8.csv")})
    staff.post(f"{SCREEN}{OpenDataImport.objects.get().pk}/")
    long, short = (staff.get(f"{SCREEN}export/?columns={columns}").content.decode("utf-8-sig") for columns in (50, 32))
    headers = [next(csv.reader(io.StringIO(sheet))) for sheet in (long, short)]
    assert [len(header) for header in headers] == [50, 32]
    assert staff.get(f"{SCREEN}export/?columns=7").status_code == 400
