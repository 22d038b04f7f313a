"""No way to the public goes around the gate, and nothing that was typed is lost."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowState, WorkflowTask
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.gate.check import PublishRefusedError
from cms.models import HomePage, InformationPage
from tests.factories import cms as make
from tests.factories import staff

BAD = '<p>申込書は<a href="https://example.jp/a">こちら</a></p>'
GOOD = '<p><a href="https://example.jp/a">申込書（PDF）</a></p>'


@pytest.fixture
def draft(home: HomePage) -> InformationPage:
    """A page that nobody has seen, with a link called こちら."""
    page = make.information_page(home, make.paragraph(BAD), live=False)
    page.save_revision()
    return page


@pytest.fixture
def desk(home: HomePage) -> Client:
    return staff.verified_client(staff.superuser())


def form(html: str, **extra: object) -> dict[str, object]:
    """What the editor sends."""
    body = streamfield([("paragraph", rich_text(html, features=["link"]))])
    no_easy = {"easy_title": "", "easy_summary": "", "easy_body": streamfield([])}
    return nested_form_data(
        {
            "title": "参加のしかた",
            "slug": "how-to",
            "summary": "電話でも。",
            "body": body,
            **no_easy,
            "comments": [],
            **extra,
        }
    ) | {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}


def is_public(client: Client) -> bool:
    return client.get("/how-to/").status_code == 200


def test_publishing_a_new_page_is_stopped_with_words_and_its_draft_is_kept(desk: Client, home: HomePage) -> None:
    address = f"/cms/pages/add/cms/informationpage/{home.pk}/"
    answer = desk.post(address, form(BAD) | {"action-publish": "1"}, follow=True)
    page = InformationPage.objects.get(slug="how-to")
    words = answer.content.decode()
    assert not is_public(Client())
    assert answer.redirect_chain[-1][0] == f"/cms/pages/{page.pk}/edit/"
    assert "まだ公開していません" in words
    assert "「こちら」だけで、行き先が分かりません" in words
    assert f"contentpath=body.{page.body[0].id}" in words
    assert "こちら" in page.get_latest_revision_as_object().body[0].value.source


def test_the_mended_page_goes_live(desk: Client, draft: InformationPage) -> None:
    address = f"/cms/pages/{draft.pk}/edit/"
    desk.post(address, form(BAD) | {"action-publish": "1"})
    assert not is_public(Client())
    desk.post(address, form(GOOD) | {"action-publish": "1"})
    assert is_public(Client())


def test_a_live_page_stays_as_it_is_when_its_new_draft_is_stopped(desk: Client, home: HomePage) -> None:
    page = make.information_page(home, make.paragraph(GOOD))
    desk.post(f"/cms/pages/{page.pk}/edit/", form(BAD) | {"action-publish": "1"})
    page.refresh_from_db()
    assert "申込書（PDF）" in Client().get("/how-to/").content.decode()
    assert "こちら" in page.get_latest_revision_as_object().body[0].value.source


def test_a_draft_can_always_be_saved_and_the_editor_says_what_is_missing(desk: Client, draft: InformationPage) -> None:
    answer = desk.post(f"/cms/pages/{draft.pk}/edit/", form(BAD), follow=True)
    assert answer.status_code == 200
    assert "gate__finding--block" in answer.content.decode()


@pytest.mark.parametrize("way", ["revision", "action", "schedule", "scheduled"])
def test_no_code_path_puts_a_stopped_page_before_the_public(draft: InformationPage, way: str) -> None:
    revision = draft.latest_revision
    if way.startswith("schedule"):
        draft.go_live_at = timezone.now() + timedelta(days=1)
        revision = draft.save_revision()
    if way == "scheduled":
        revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
        revision.content["go_live_at"] = None
        revision.save()
        call_command("publish_scheduled")
    else:
        with pytest.raises(PublishRefusedError):
            PublishPageRevisionAction(revision).execute() if way == "action" else revision.publish()
    draft.refresh_from_db()
    assert not draft.live
    assert not draft.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_a_page_that_was_to_go_live_by_itself_does_not_hold_up_the_others(
    home: HomePage, draft: InformationPage
) -> None:
    other = make.information_page(home, make.paragraph(GOOD), slug="other", live=False)
    for page, minutes in ((draft, 2), (other, 1)):
        revision = page.save_revision()
        revision.approved_go_live_at = timezone.now() - timedelta(minutes=minutes)
        revision.save()
    call_command("publish_scheduled")
    other.refresh_from_db()
    assert other.live


def test_publishing_many_at_once_is_all_or_nothing(desk: Client, home: HomePage, draft: InformationPage) -> None:
    good = make.information_page(home, make.paragraph(GOOD), slug="good", live=False)
    good.save_revision()
    answer = desk.post(f"/cms/bulk/wagtailcore/page/publish/?id={good.pk}&id={draft.pk}&next=/cms/", follow=True)
    assert "まだ公開していません" in answer.content.decode()
    assert not InformationPage.objects.filter(live=True).exists()


@pytest.fixture
def moderation(home: HomePage) -> Workflow:
    workflow = Workflow.objects.create(name="係長の確認")
    task = GroupApprovalTask.objects.create(name="係長")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    WorkflowPage.objects.update_or_create(page=home, defaults={"workflow": workflow})
    return workflow


def test_submitting_for_moderation_is_stopped_too(desk: Client, draft: InformationPage, moderation: Workflow) -> None:
    answer = desk.post(f"/cms/pages/{draft.pk}/edit/", form(BAD) | {"action-submit": "1"}, follow=True)
    assert "まだ公開していません" in answer.content.decode()
    assert not draft.workflow_states.exists()
    desk.post(f"/cms/pages/{draft.pk}/edit/", form(GOOD) | {"action-submit": "1"})
    assert draft.workflow_states.count() == 1


def test_approval_does_not_go_around_the_gate(desk: Client, draft: InformationPage, moderation: Workflow) -> None:
    draft.body = [("paragraph", RichText(GOOD))]
    draft.save_revision()
    state = moderation.start(draft, staff.superuser("kakaricho"))
    draft.body = [("paragraph", RichText(BAD))]
    draft.save_revision()
    with pytest.raises(PublishRefusedError):
        WorkflowState.objects.get(pk=state.pk).current_task_state.approve(user=staff.superuser("bucho"))
    draft.refresh_from_db()
    assert not draft.live
    assert draft.workflow_in_progress
