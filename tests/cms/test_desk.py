"""The staff's first screen and their groups."""

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import GroupPagePermission

from documents.models import DocumentIndexPage
from events.models import EventIndexPage
from tests.factories import staff


def test_the_first_screen_is_japanese_and_begins_with_todays_work(
    event_index: EventIndexPage, document_index: DocumentIndexPage
) -> None:
    page = staff.verified_client(staff.superuser()).get("/cms/").content.decode()
    assert '<html lang="ja"' in page
    assert "今日のしごと" in page
    assert "w-summary" not in page
    assert f'href="/cms/pages/add/events/eventpage/{event_index.pk}/">催しを作る</a>' in page
    assert f'href="/cms/pages/add/documents/documentpage/{document_index.pk}/">資料を作る</a>' in page


def test_the_sign_in_page_asks_in_japanese(client: Client, db: None) -> None:
    page = client.get("/cms/login/").content.decode()
    assert "職員の入口" in page
    assert "パスワード" in page
    assert "Password" not in page
    assert "Remember me" not in page


def test_the_desk_offers_only_what_somebody_may_do(event_index: EventIndexPage) -> None:
    user = User.objects.create_user("uketsuke", password=staff.PASSWORD)
    user.groups.add(Group.objects.get(name="受付"))
    page = staff.verified_client(user).get("/cms/").content.decode()
    assert "今日のしごと" in page
    assert "催しを作る" not in page


def test_editors_make_and_publish_pages_reception_does_not(db: None) -> None:
    def rights(group: str) -> set[str]:
        found = GroupPagePermission.objects.filter(group__name=group)
        return set(found.values_list("permission__codename", flat=True))

    assert {"add_page", "change_page", "publish_page"} <= rights("編集")
    assert rights("受付") == set()
    assert Group.objects.get(name="受付").permissions.filter(codename="access_admin").exists()


def test_a_new_login_gets_a_password_that_is_printed_once(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("create_staff", "hanako", group=["編集"])
    password = capsys.readouterr().out.split("パスワード: ")[1].strip()
    assert Client().login(username="hanako", password=password)
    with pytest.raises(CommandError, match="もう登録されています"):
        call_command("create_staff", "hanako")


def test_a_login_for_a_group_that_is_not_there_is_refused(db: None) -> None:
    with pytest.raises(CommandError, match="いない係"):
        call_command("create_staff", "hanako", group=["いない係"])
    assert not User.objects.exists()


def test_wagtails_own_words_are_japanese_where_its_catalogue_leaves_them_in_english(
    event_index: EventIndexPage,
) -> None:
    client = staff.verified_client(staff.superuser())
    desk = client.get("/cms/").content.decode()
    editor = client.get(f"/cms/pages/add/events/eventpage/{event_index.pk}/").content.decode()
    scripts = client.get("/cms/jsi18n/").content.decode()

    assert "すべてのページから探す" in desk
    assert "editor guide" not in desk
    assert "プレビューを開く・閉じる" in editor
    assert '"Collapse all": "\\u3059\\u3079\\u3066\\u9589\\u3058\\u308b"' in scripts
