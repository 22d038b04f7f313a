"""The editor's aid: what it shows, what it puts in, and whom it lets in."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from cms.easy.rich_text import CannotReplaceError, paragraphs, replaced
from cms.models import HomePage, InformationPage
from tests.factories import cms as make
from tests.factories import staff

HTML = "<p>申請書を<b>提出</b>してください。</p><ul><li>&lt;正午&gt;まで</li></ul>"


@pytest.fixture
def page(home: HomePage) -> InformationPage:
    made = make.information_page(home, make.heading("受付"), make.paragraph("<p>電話で。</p>"), make.table())
    made.easy_body = [("paragraph", HTML)]
    made.save_revision().publish()
    return made


@pytest.fixture
def desk(home: HomePage) -> Client:
    return staff.verified_client(staff.superuser())


def draft(page: InformationPage) -> InformationPage:
    page.refresh_from_db()
    return page.get_latest_revision_as_object()


def suggestion(desk: Client, page: InformationPage, words: str) -> dict[str, str]:
    """What the button of the suggestion for ``words`` sends."""
    for place in desk.get(f"/cms/easy/{page.pk}/").context["places"]:
        for found in place.report.findings:
            if place.text[found.start : found.end] == words:
                where = {"key": place.key, "number": str(place.number), "digest": place.digest}
                return where | {"finding": f"{found.start}-{found.end}-{found.rule.value}"}
    raise AssertionError(f"no suggestion for {words}")


def test_words_are_exchanged_and_tags_stay() -> None:
    assert paragraphs(HTML) == ["申請書を提出してください。", "<正午>まで"]
    assert replaced(HTML, 1, 1, 3, "昼の12時") == HTML.replace("正午", "昼の12時")
    with pytest.raises(CannotReplaceError):
        replaced(HTML, 0, 4, 8, "出して")


def test_the_aid_shows_each_sentence_with_what_is_hard(desk: Client, page: InformationPage) -> None:
    html = desk.get(f"/cms/easy/{page.pk}/").content.decode()
    assert "申請書を提出してください。" in html
    assert "「申請書」は、むずかしい言葉です。" in html
    assert "「申しこみの紙」にする" in html


def test_a_suggestion_goes_into_the_draft_and_not_before_the_public(desk: Client, page: InformationPage) -> None:
    desk.post(f"/cms/easy/{page.pk}/apply/", suggestion(desk, page, "申請書"))
    assert "申しこみの紙を<b>提出</b>して" in str(draft(page).easy_body[0].value.source)
    assert "申請書" in Client().get("/how-to/easy/").content.decode()
    assert page.revisions.count() == 2


def test_a_suggestion_for_other_words_changes_nothing(desk: Client, page: InformationPage) -> None:
    sent = suggestion(desk, page, "申請書")
    desk.post(f"/cms/easy/{page.pk}/apply/", sent)
    again = desk.post(f"/cms/easy/{page.pk}/apply/", sent, follow=True)
    assert "文が変わっていたので" in again.content.decode()
    assert page.revisions.count() == 2
    assert desk.post(f"/cms/easy/{page.pk}/apply/", {"number": "x"}, follow=True).status_code == 200


def test_one_can_start_from_the_words_of_the_page(desk: Client, home: HomePage) -> None:
    page = make.information_page(home, make.heading("受付"), make.paragraph("<p>電話で。</p>"), make.table())
    desk.post(f"/cms/easy/{page.pk}/begin/")
    easy = draft(page)
    assert [block.block_type for block in easy.easy_body] == ["heading", "paragraph", "heading", "paragraph"]
    assert "曜日：月曜日、時間：午前9時から" in str(easy.easy_body[3].value.source)
    desk.post(f"/cms/easy/{page.pk}/begin/")
    assert page.revisions.count() == 1
    assert Client().get("/how-to/easy/").status_code == 404


def test_a_page_that_changed_says_so_until_somebody_looked(desk: Client, page: InformationPage) -> None:
    assert not page.easy_is_behind
    page.title = "別の題"
    page.save_revision().publish()
    assert "もとのページが変わりました" in desk.get(f"/cms/easy/{page.pk}/").content.decode()
    desk.post(f"/cms/easy/{page.pk}/confirm/")
    assert not draft(page).easy_is_behind


def test_what_is_typed_is_measured_and_not_kept(desk: Client, page: InformationPage) -> None:
    answer = desk.post(f"/cms/easy/{page.pk}/measure/", {"label": ["題"], "text": ["<b>提出してください。"]})
    assert "&lt;b&gt;提出してください。" in answer.content.decode()
    assert "「出して」にする" not in answer.content.decode()
    assert page.revisions.count() == 1


def test_the_editor_has_the_fields_and_the_way_to_the_aid(desk: Client, page: InformationPage) -> None:
    html = desk.get(f"/cms/pages/{page.pk}/edit/").content.decode()
    assert 'name="easy_title"' in html
    assert f'href="/cms/easy/{page.pk}/"' in html


def test_only_who_may_edit_the_page_may_use_its_aid(page: InformationPage, home: HomePage) -> None:
    user = get_user_model().objects.create_user("taro", password=staff.PASSWORD)
    user.groups.add(Group.objects.get(name="受付"))
    client = staff.verified_client(user)
    for path in ("", "measure/", "apply/", "begin/", "confirm/"):
        answer = client.post(f"/cms/easy/{page.pk}/{path}") if path else client.get(f"/cms/easy/{page.pk}/")
        assert answer.status_code in {302, 403}, path
        assert "/cms/easy/" not in answer.get("Location", "")
    assert page.revisions.count() == 1


def test_a_locked_page_is_only_looked_at(desk: Client, page: InformationPage) -> None:
    sent = suggestion(desk, page, "申請書")
    page.locked = True
    page.locked_by = staff.superuser("jiro")
    page.save()
    assert "「申しこみの紙」にする" not in desk.get(f"/cms/easy/{page.pk}/").content.decode()
    desk.post(f"/cms/easy/{page.pk}/apply/", sent)
    assert page.revisions.count() == 1
