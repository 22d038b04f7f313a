"""What staff add to an event's reminders and thanks."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from events.choices import LetterKind, LetterWords
from events.letters import passages
from events.letters.passages import Passage, Telling
from events.reminders.models import LetterPlan


def says(telling: Telling) -> Iterator[Passage]:
    """The staff's words, in easy ones where they wrote them. A plan is looked for only where it can speak."""
    if telling.kind not in {LetterKind.REMINDER, LetterKind.THANKS}:
        return
    plan = LetterPlan.objects.filter(page=telling.registration.session.page_id).first()
    words = _words(plan, telling) if plan else ""
    if words.strip():
        yield Passage(_("係から"), words.strip())


def _words(plan: LetterPlan, telling: Telling) -> str:
    easy = telling.words == LetterWords.EASY
    if telling.kind == LetterKind.THANKS:
        return (plan.thanks_words_easy if easy else "") or plan.thanks_words
    minutes, _dot, _session = telling.occasion.partition(".")
    reminder = plan.reminders.filter(minutes_before=int(minutes)).first() if minutes.isdecimal() else None
    if reminder is None:
        return ""
    return (reminder.words_easy if easy else "") or reminder.words


def register() -> None:
    """Speak in letters."""
    passages.register(10, "reminders", says)
