"""Promises about a document of thirty pages of which one sentence is edited."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accessibility.models import PageRecording, SpokenSentence
from accessibility.speech import page_recordings
from accessibility.speech.engines import recorded
from accessibility.speech.page_recordings import Heard
from cms.models import InformationPage

pytestmark = pytest.mark.django_db
PAGES, SENTENCES_A_PAGE = 30, 10


def body(edited: str = "") -> list[tuple[str, str]]:
    parts: list[tuple[str, str]] = []
    for place in range(PAGES):
        said = [f"{place}の{number}。" for number in range(SENTENCES_A_PAGE)]
        if edited and place == PAGES // 2:
            said[3] = edited
        parts.append(("paragraph", f"<p>{''.join(said)}</p>"))
    return parts


def make(page: Any) -> None:
    page_recordings.make(Heard(page.pk), now=timezone.now())


def test_one_edited_sentence_is_the_only_one_made_and_the_rest_is_joined(
    make_page: Callable[..., InformationPage],
) -> None:
    page = make_page("文。")
    page.body = body()
    page.save()
    make(page)
    before = set(SpokenSentence.objects.values_list("key", flat=True))
    first = PageRecording.objects.get()
    first_cues = first.cues
    assert len(before) >= PAGES * SENTENCES_A_PAGE
    recorded.asked.clear()

    page.body = body(edited="直した文です。")
    page.save()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        make(page)
    assert [each.text for each in recorded.asked] == ["直した文です。"]
    assert len(set(SpokenSentence.objects.values_list("key", flat=True)) - before) == 1
    assert len(asked) < 60
    row = PageRecording.objects.get()
    assert row.state == PageRecording.State.READY
    assert row.digest != first.digest
    for ending, cues in row.cues.items():
        assert len(cues) == len(first_cues[ending])
        assert [cue["text"] for cue in cues if cue["text"] not in {each["text"] for each in first_cues[ending]}] == [
            "直した文です。"
        ]
