"""The weekly programme: made of what was published, looked at by staff, given out, and removed in time."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Locale

from accessibility.speech import page_recordings
from cms.broadcast import actions
from cms.broadcast.models import BroadcastIndexPage, BroadcastPage
from cms.broadcast.sections import Item, Section, register
from cms.broadcast.timing import Rhythm
from documents.models import DocumentIndexPage
from events.choices import SessionStatus
from events.models import EventIndexPage
from tests.cms.broadcast.conftest import FRIDAY, WEDNESDAY
from tests.factories.documents import document
from tests.factories.events import make_event, make_session

pytestmark = pytest.mark.django_db
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


@pytest.fixture
def salon(event_index: EventIndexPage) -> None:
    """An event in the coming weeks."""
    make_event(event_index, "縁側サロン", summary="お茶を飲みながら話します", sessions=[make_session(FRIDAY + 5 * DAY)])


def heard(page: BroadcastPage) -> list[str]:
    page.refresh_from_db()
    draft: BroadcastPage = page.get_latest_revision_as_object()
    return [spoken.sentence.text for spoken in page_recordings.plan_of(draft).spoken]


def made(now: dt.datetime = WEDNESDAY) -> BroadcastPage:
    (page,) = actions.put_together_due(now=now)
    return page


def test_it_tells_events_documents_how_to_join_and_the_number_twice(
    broadcast: BroadcastIndexPage, salon: None, document_index: DocumentIndexPage
) -> None:
    paper = document(document_index, title="避難所の手引き", summary="避難所の場所が分かります")
    type(paper).objects.update(first_published_at=WEDNESDAY - DAY)
    words = heard(made())
    assert words[:4] == [
        "声の広報、令和8年12月4日（金曜日）",
        "縁側市の声の広報です。",
        "12月4日（金曜日）の回です。",
        "催し1件、新しい資料1件をお知らせします。",
    ]
    chapters = ["これからの催し", "縁側サロン", "新しい資料", "避難所の手引き", "参加のしかた", "電話番号"]
    assert [word for word in words if word in chapters] == chapters
    assert "お茶を飲みながら話します。" in words
    assert any("12月9日（水曜日）" in word for word in words)
    assert sum("0267-00-0100" in word for word in words) == 2


def test_its_headings_become_the_chapters_of_the_sound(broadcast: BroadcastIndexPage, salon: None) -> None:
    draft = made().get_latest_revision_as_object()
    headings = [spoken.sentence.text for spoken in page_recordings.plan_of(draft).spoken if spoken.sentence.is_heading]
    assert headings[1:] == ["これからの催し", "縁側サロン", "参加のしかた", "電話番号"]


def test_it_is_put_together_once_and_only_when_it_is_due(broadcast: BroadcastIndexPage, salon: None) -> None:
    assert actions.put_together_due(now=WEDNESDAY - 2 * HOUR) == []
    assert made().issued_on == FRIDAY.date()
    assert actions.put_together_due(now=WEDNESDAY + HOUR) == []
    assert BroadcastPage.objects.count() == 1


def test_a_week_with_nothing_to_tell_has_no_programme(broadcast: BroadcastIndexPage) -> None:
    assert actions.put_together_due(now=WEDNESDAY) == []


def test_a_town_without_its_page_has_no_programme(salon: None) -> None:
    assert actions.put_together_due(now=WEDNESDAY) == []


def test_what_is_published_later_does_not_change_the_text(
    broadcast: BroadcastIndexPage, salon: None, event_index: EventIndexPage
) -> None:
    page = made()
    before = heard(page)
    make_event(event_index, "あとからの会", sessions=[make_session(FRIDAY + DAY)])
    assert heard(page) == before


def test_it_waits_for_staff_unless_the_town_lets_it_go_out_by_itself(
    broadcast: BroadcastIndexPage, salon: None
) -> None:
    page = made()
    assert actions.give_out_due(now=FRIDAY + HOUR) == []
    draft = page.get_latest_revision_as_object()
    draft.goes_out_at = FRIDAY
    draft.save_revision()
    assert actions.give_out_due(now=FRIDAY - HOUR) == []
    assert [each.pk for each in actions.give_out_due(now=FRIDAY + HOUR)] == [page.pk]
    assert actions.give_out_due(now=FRIDAY + HOUR) == []


def test_by_itself_goes_out_what_staff_wrote_last(broadcast: BroadcastIndexPage, salon: None) -> None:
    BroadcastIndexPage.objects.update(goes_out_by_itself=True)
    page = made()
    draft = page.get_latest_revision_as_object()
    draft.summary = "係が直しました。"
    draft.save_revision()
    actions.give_out_due(now=FRIDAY)
    page.refresh_from_db()
    assert (page.live, page.summary) == (True, "係が直しました。")


def test_what_staff_took_back_does_not_come_again(broadcast: BroadcastIndexPage, salon: None) -> None:
    BroadcastIndexPage.objects.update(goes_out_by_itself=True)
    page = made()
    actions.give_out_due(now=FRIDAY)
    page.refresh_from_db()
    page.unpublish()
    assert actions.give_out_due(now=FRIDAY + HOUR) == []
    assert actions.put_together_due(now=FRIDAY + HOUR) == []


def test_what_the_gate_stops_says_why_and_the_others_go_out(broadcast: BroadcastIndexPage, salon: None) -> None:
    BroadcastIndexPage.objects.update(goes_out_by_itself=True)
    page = made()
    draft = page.get_latest_revision_as_object()
    draft.body = [{"type": "heading", "value": {"text": "", "level": "2"}}]
    draft.save_revision()
    assert actions.give_out_due(now=FRIDAY) == []
    page.refresh_from_db()
    assert "見出し" in page.trouble
    assert not page.live


def test_made_anew_it_keeps_what_staff_wrote_as_an_earlier_version(
    broadcast: BroadcastIndexPage, salon: None, event_index: EventIndexPage
) -> None:
    page = made()
    make_event(event_index, "あとからの会", sessions=[make_session(FRIDAY + DAY)])
    actions.put_together(index=broadcast, moment=FRIDAY, now=WEDNESDAY + HOUR)
    assert "あとからの会" in heard(page)
    assert page.revisions.count() == 2


def test_a_session_that_was_called_off_is_told(broadcast: BroadcastIndexPage, event_index: EventIndexPage) -> None:
    lost = make_session(FRIDAY + 5 * DAY, status=SessionStatus.CANCELLED)
    make_event(event_index, "縁側サロン", sessions=[lost, make_session(FRIDAY + 12 * DAY)])
    assert any("12月9日" in sentence and "中止になりました" in sentence for sentence in heard(made()))


def test_old_programmes_are_removed_after_the_time_that_the_town_chose(
    broadcast: BroadcastIndexPage, salon: None
) -> None:
    made()
    BroadcastIndexPage.objects.update(weeks_kept=2)
    assert actions.remove_old(now=FRIDAY + 14 * DAY) == 0
    assert actions.remove_old(now=FRIDAY + 16 * DAY) == 1
    BroadcastIndexPage.objects.update(weeks_kept=0)
    assert actions.remove_old(now=FRIDAY + 900 * DAY) == 0


def test_the_chore_does_all_of_it_and_again_without_harm(
    broadcast: BroadcastIndexPage, event_index: EventIndexPage
) -> None:
    make_event(event_index, "きょうの会")
    now = timezone.localtime()
    BroadcastIndexPage.objects.update(weekday=now.weekday(), at=dt.time(0), days_before=0, goes_out_by_itself=True)
    BroadcastIndexPage.objects.update(at=(now - HOUR).time() if now.hour else dt.time(0))
    call_command("prepare_broadcast")
    call_command("prepare_broadcast")
    assert BroadcastPage.objects.live().count() == 1


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (WEDNESDAY - 2 * HOUR, None),
        (WEDNESDAY, FRIDAY),
        (FRIDAY, FRIDAY),
        (FRIDAY + 11 * HOUR, FRIDAY),
        (FRIDAY + 13 * HOUR, None),
        (WEDNESDAY + 7 * DAY, FRIDAY + 7 * DAY),
    ],
)
def test_a_programme_is_due_from_its_draft_until_the_evening_of_its_day(
    now: dt.datetime, due: dt.datetime | None
) -> None:
    assert Rhythm(weekday=4, at=dt.time(10), days_before=2).due(now) == due


def test_a_section_cannot_be_brought_twice() -> None:
    with pytest.raises(ValueError, match=r"events\.coming"):
        register("events.coming", lambda _span: Section("", (Item("", ()),), ""), order=1)


def test_a_list_under_en_has_programmes_of_its_own(
    broadcast: BroadcastIndexPage, document_index: DocumentIndexPage
) -> None:
    english = Locale.objects.create(language_code="en")
    index = broadcast.copy_for_translation(english, copy_parents=True)
    index.get_latest_revision().publish()
    shelf = document_index.copy_for_translation(english)
    paper = document(shelf, title="A guide to shelters", locale=english)
    type(paper).objects.update(first_published_at=WEDNESDAY - DAY)
    page = made()
    assert page.locale == english
    assert "A guide to shelters" in heard(page)


def test_a_programme_of_staffs_own_for_the_same_day_is_not_in_the_way(
    broadcast: BroadcastIndexPage, salon: None
) -> None:
    for slug in ("2026-12-04", "2026-12-04-2"):
        broadcast.add_child(instance=BroadcastPage(title="特別な回", slug=slug, issued_on=FRIDAY.date()))
    assert made().slug == "2026-12-04-3"


def test_a_copy_is_staffs_own_and_never_goes_out_by_itself(broadcast: BroadcastIndexPage, salon: None) -> None:
    BroadcastIndexPage.objects.update(goes_out_by_itself=True)
    copied = made().copy(update_attrs={"slug": "copied", "title": "もう一度"}, keep_live=False)
    assert (copied.made_for, copied.goes_out_at) == (None, None)
    assert len(actions.give_out_due(now=FRIDAY)) == 1
