"""Promises about sound that nobody needs any more."""

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from accessibility.models import SpokenSentence
from accessibility.speech import claims, collection, page_recordings, recordings, store
from accessibility.speech.collection import collect
from accessibility.speech.page_recordings import Heard
from cms.models import InformationPage

pytestmark = pytest.mark.django_db
Make = Callable[..., InformationPage]


def in_two_months() -> datetime:
    return timezone.now() + timedelta(days=61)


def sentences(media: Path) -> set[str]:
    return {path.name.split(".")[0] for path in media.rglob("speech/sentences/*/*")}


def test_what_no_page_says_goes_with_its_row_and_the_rest_stays(make_page: Make, media: Path) -> None:
    page = make_page("はじめの文。")
    page_recordings.make(Heard(page.pk), now=timezone.now())
    recordings.record("<p>昔の文。</p>", title="")
    used = {spoken.key for spoken in page_recordings.plan_of(page).spoken}
    assert collect(now=timezone.now()).sentences == 0
    assert collect(now=in_two_months()).sentences == 1
    assert sentences(media) == used
    assert used <= set(SpokenSentence.objects.values_list("key", flat=True))
    assert collect(now=in_two_months()).sentences == 0


def test_a_sentence_that_is_needed_again_stays_as_long_as_a_new_one(media: Path) -> None:
    recordings.record("<p>昔の文。</p>", title="")
    SpokenSentence.objects.update(used_at=timezone.now() - timedelta(days=59))
    recordings.record("<p>昔の文。</p>", title="")
    assert collect(now=timezone.now() + timedelta(days=30)).sentences == 0
    assert len(sentences(media)) == 1


def test_a_sentence_that_is_being_made_is_not_taken_away() -> None:
    now = in_two_months()
    claims.claim("a" * 64, now=now)
    SpokenSentence.objects.update(used_at=timezone.now())
    assert collect(now=now).sentences == 0


def test_whoever_needs_a_sentence_that_is_being_removed_waits_and_makes_it_anew() -> None:
    now = timezone.now()
    recordings.record("<p>昔の文。</p>", title="")
    key = recordings.plan("<p>昔の文。</p>", title="").spoken[0].key
    assert claims.take_to_remove(key, unused_since=now + timedelta(1), now=now)
    assert claims.claim(key, now=now) is claims.Answer.THEIRS
    claims.removed(key)
    assert claims.claim(key, now=now) is claims.Answer.YOURS


def test_what_killed_workers_left_behind_goes_after_a_day(media: Path) -> None:
    recordings.record("<p>文。</p>", title="")
    key = recordings.plan("<p>文。</p>", title="").spoken[0].key
    left = [f"speech/sentences/{key[:2]}/.making-abc", "speech/sentences/ff/" + "f" * 64 + ".mp3"]
    for name in left:
        store.write(name, b"half")
    assert collect(now=timezone.now() + timedelta(hours=1)) == collection.Collected(0, 0, 0)
    for name in left:
        os.utime(media / name, (1, 1))
    assert collect(now=timezone.now()) == collection.Collected(1, 1, 0)
    assert sentences(media) == {key}


def test_what_is_no_page_names_what_it_needs(monkeypatch) -> None:
    monkeypatch.setattr(collection, "_others", [])
    html = "<p>番組の文。</p>"
    recordings.record(html, title="")

    def programmes() -> list[recordings.Plan]:
        return [recordings.plan(html, title="")]

    collection.keep_also(programmes)
    with pytest.raises(ValueError, match="twice"):
        collection.keep_also(programmes)
    assert collect(now=in_two_months()).sentences == 0
