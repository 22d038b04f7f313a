"""Waiting for the worker to speak a sentence of a draft, or to say how it reads it. Page workers load no voice."""

import time
from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache
from django.utils import timezone
from django_tasks import task

from accessibility.readings import heard
from accessibility.speech import claims, drafts, store
from accessibility.speech.drafts import Draft
from accessibility.speech.kinds import MP3
from accessibility.speech.tasks import QUEUE

# How long somebody waits for the worker, and how often to look.
PATIENCE, LOOK_EVERY = 8.0, 0.05
# The worker reads a whole document in a second or two.
PATIENCE_FOR_KANA = 2.5
# Asking again meanwhile costs the worker nothing.
ASKED_FOR_SECONDS = 20
# Before recordings of whole pages: somebody has just pressed ▶.
AT_ONCE = 20
Answer = TypeVar("Answer")


@task(queue_name=QUEUE, priority=AT_ONCE)
def speak_wanted_sentences() -> None:
    """Wake a worker that has nothing to do. One in the middle of a recording looks between two sentences."""
    drafts.speak_wanted(now=timezone.now())


def sound(found: Draft, number: int) -> bytes | None:
    """The sentence's MP3, made by the worker if nobody has heard it yet.

    Empty when the voice refuses the sentence, None when no worker has answered in time.
    """
    spoken = found.sentence(number)
    if spoken is None:
        return None
    name, key = f"{spoken.name}.{MP3}", spoken.key

    def ask() -> None:
        _ask(found, number)

    def look() -> bytes | None:
        # What the voice has refused is not waited for.
        return store.read(name) or (b"" if claims.errors([key]) else None)

    return _waited(look, ask, called=f"sound.{key}", patience=PATIENCE)


def kana(found: Draft) -> dict[str, str]:
    """What is said for each sentence's words, as far as it is known by now."""
    wanted = found.japanese
    if not wanted:
        return {}

    def all_known() -> dict[str, str] | None:
        known = heard.kept(wanted)
        return known if len(known) == len(wanted) else None

    def ask() -> None:
        _ask(found, drafts.READINGS)

    known = _waited(all_known, ask, called=f"kana.{found.planned.digest}", patience=PATIENCE_FOR_KANA)
    return heard.kept(wanted) if known is None else known


def _ask(found: Draft, number: int) -> None:
    drafts.want(found.named, number, now=timezone.now())
    speak_wanted_sentences.enqueue()


def _waited(
    look: Callable[[], Answer | None], ask: Callable[[], None], *, called: str, patience: float
) -> Answer | None:
    answer = look()
    # Also what was refused is tried again now and then: the claim decides (claims.FAILED_RESTS).
    if not answer and cache.add(f"engawa.draft.{called}", "asked", ASKED_FOR_SECONDS):
        ask()
    until = time.monotonic() + patience
    while answer is None and time.monotonic() < until:
        answer = look()
        if answer is None:
            time.sleep(LOOK_EVERY)
    return answer
