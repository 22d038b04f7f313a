"""Promises to a town whose voice is asked for more than it can give."""

from collections.abc import Callable

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone

from accessibility.models import PageRecording
from accessibility.speech import admission, page_recordings
from accessibility.speech.admission import NEW_PAGES_FROM_ONE_ADDRESS, BusyError
from accessibility.speech.engines import recorded
from accessibility.speech.page_recordings import Heard
from accessibility.speech.plans import Plan
from cms.models import InformationPage

pytestmark = pytest.mark.django_db
NO_WORKER = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": ["speech", "default"]}}
ODD = ("text=わるい", "title=わるい", "v=わるい", "words=わるい&headings=わるい", "kind=mp3&voice=わるい")
Make = Callable[..., InformationPage]


@pytest.fixture
def _no_worker(settings) -> None:
    """What is wanted stays in the queue."""
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": ["speech", "default"]}
    }


def wish(page_id: int, *, address: str) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR=address)
    admission.wish(request, Heard(page_id), Plan((), f"{page_id:064}"))


@pytest.mark.usefixtures("_no_worker")
def test_thousands_of_wishes_from_everywhere_leave_a_queue_of_its_longest(settings, make_page: Make) -> None:
    settings.ENGAWA_SPEECH_MOST_WAITING = 3
    pages = [make_page("文。", slug=f"p{place}") for place in range(3)]
    for place, page in enumerate(pages):
        wish(page.pk, address=f"10.0.0.{place}")
    refused = 0
    for number in range(2_000):
        try:
            wish(100_000 + number, address=f"10.1.{number // 250}.{number % 250}")
        except BusyError as busy:
            refused += busy.status == 503
    assert refused == 2_000
    assert PageRecording.objects.count() == 3
    wish(pages[0].pk, address="10.0.0.9")


@pytest.mark.usefixtures("_no_worker")
def test_one_address_may_ask_for_many_new_pages_but_not_for_all(make_page: Make) -> None:
    page = make_page("文。")
    for number in range(NEW_PAGES_FROM_ONE_ADDRESS):
        PageRecording.objects.update_or_create(page=page, defaults={"digest": str(number), "asked_at": timezone.now()})
        PageRecording.objects.all().delete()
        wish(page.pk, address="10.0.0.1")
    PageRecording.objects.all().delete()
    with pytest.raises(BusyError) as told:
        wish(page.pk, address="10.0.0.1")
    assert (told.value.status, told.value.seconds) == (429, 600)
    wish(page.pk, address="10.0.0.2")


@pytest.mark.usefixtures("_no_worker")
def test_who_finds_the_queue_full_is_told_when_to_come_again_and_can_read_meanwhile(
    settings, client: Client, make_page: Make
) -> None:
    settings.ENGAWA_SPEECH_MOST_WAITING = 0
    page = make_page("文。")
    answer = client.get(f"/listen/{page.pk}/recording.mp3")
    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "60", "no-store")
    html = answer.content.decode()
    assert "60秒ほど待って、もう一度お試しください。" in html
    assert f'href="{page.url}"' in html
    listening = client.get(f"/listen/{page.pk}/")
    assert listening.status_code == 200
    assert "声を待っている人が多い" in listening.content.decode()
    assert not PageRecording.objects.exists()


def test_one_process_serves_few_unfinished_sounds_at_once_and_goes_on_showing_pages(
    settings, client: Client, make_page: Make
) -> None:
    settings.ENGAWA_STREAMS_AT_ONCE = 1
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": ["speech", "default"]}
    }
    page = make_page("文。")
    listening = client.get(f"/listen/{page.pk}/recording.mp3")
    refused = Client().get(f"/listen/{page.pk}/recording.mp3")
    assert (listening.status_code, refused.status_code, refused["Retry-After"]) == (200, 503, "5")
    assert Client().get(page.url).status_code == 200
    listening.close()
    after = client.get(f"/listen/{page.pk}/recording.mp3")
    assert after.status_code == 200
    after.close()


def test_nothing_that_stands_in_an_address_is_ever_spoken(client: Client, make_page: Make) -> None:
    page = make_page("文。")
    for query in (
        "text=わるい言葉",
        "title=わるい",
        "v=わるい",
        "words=わるい&headings=わるい",
        "kind=mp3&voice=わるい",
    ):
        answer = client.get(f"/listen/{page.pk}/recording.mp3?{query}")
        b"".join(answer.streaming_content)
        client.get(f"/listen/{page.pk}/cues.json?{query}")
    assert {each.text for each in recorded.asked} == {"案内", "文。"}


def test_a_page_that_is_being_spoken_for_minutes_is_not_asked_for_again(make_page: Make) -> None:
    page = make_page(*(f"{number}番目の文です。" for number in range(5)))
    planned = page_recordings.plan_of(page)
    seen = []

    def between() -> None:
        if not seen:
            PageRecording.objects.update(asked_at=timezone.now() - page_recordings.GIVEN_UP_AFTER / 2)
        seen.append(
            page_recordings.is_wanted(
                Heard(page.pk), planned, now=timezone.now() + page_recordings.GIVEN_UP_AFTER * 0.7
            )
        )

    page_recordings.make(Heard(page.pk), now=timezone.now(), between=between)
    assert seen[0] is False
    assert all(seen[2:])
