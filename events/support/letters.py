"""What letters say of support: the message or the other way that a letter is about, and the question afterwards."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from events.choices import LetterKind, LetterWords, SupportState
from events.letters.passages import Passage, Telling
from events.letters.passages import register as register_passage
from events.models import Registration
from events.support.afterwards import still_to_answer
from events.support.choices import StepKind
from events.support.models import CaseStep
from events.support.overview import outcome_address, support_address

ORDER = 20
# What is written to the resident in words of its own; a state is told by the list of all of them.
WITH_WORDS = (StepKind.MESSAGE, StepKind.MOVED, StepKind.INSTEAD)


def says(telling: Telling) -> Iterator[Passage]:
    """About one step, or about how it was."""
    if telling.kind == LetterKind.SUPPORT and not telling.registration.neutral_subject:
        yield from _about_step(telling)
    elif telling.kind == LetterKind.THANKS:
        yield from _question(telling)


def step_of(registration: Registration, occasion: str) -> CaseStep | None:
    """The line of history that a letter is about."""
    number = occasion.rpartition(".")[2]
    if not number.isdigit():
        return None
    # Whoever comes along is written to through the one who stands for all.
    theirs = Registration.objects.family_of(registration)
    return CaseStep.objects.filter(pk=number, request__registration__in=theirs).first()


def _about_step(telling: Telling) -> Iterator[Passage]:
    step = step_of(telling.registration, telling.occasion)
    if step is None or step.kind not in WITH_WORDS:
        return
    address = support_address(step.request.registration)
    if step.words:
        yield Passage(_title(step, telling.words), step.words)
    answer = {
        LetterWords.EASY: "返事は、ここに書いてください。電話でもいいです：",
        LetterWords.ENGLISH: "You can answer here, or by telephone: ",
    }.get(telling.words, "お返事は、このページから送れます。お電話でもかまいません：")
    yield Passage(_("お返事"), f"{answer}{address}")


def _title(step: CaseStep, words: LetterWords) -> str:
    if step.kind == StepKind.MESSAGE:
        return _("係からの伝言")
    if step.state == SupportState.ALTERNATIVE:
        return "ほかの方法" if words == LetterWords.EASY else _("代わりにできること")
    return _("係からの言葉")


def _question(telling: Telling) -> Iterator[Passage]:
    """One press on the page behind the link; whoever wants letters that say nothing is only asked to look."""
    people = still_to_answer(telling.registration)
    if not people:
        return
    address = outcome_address(telling.registration)
    if telling.registration.neutral_subject:
        yield Passage(_("1つだけ教えてください"), address)
        return
    title, press, each = {
        LetterWords.EASY: (
            "たのんだことは、できていましたか",
            "ここを押して、1つ えらんでください：",
            "ここを押して、ひとりに 1つ えらんでください：",
        ),
        LetterWords.ENGLISH: (
            "Did the support you asked for reach you?",
            "One press is enough: ",
            "One press for each person is enough: ",
        ),
    }.get(
        telling.words,
        (
            "お願いした配慮は、届きましたか",
            "このページで、1回押すだけで答えられます：",
            "このページで、お一人につき1回押すだけで答えられます：",
        ),
    )
    only_theirs = [person.registration for person in people] == [telling.registration]
    names = [] if only_theirs else [f"・{_named(person.name, telling.words)}" for person in people]
    yield Passage(title, "\n".join([*names, f"{press if len(people) == 1 else each}{address}"]))


def _named(name: str, words: LetterWords) -> str:
    return name if words == LetterWords.ENGLISH else f"{name} さん"


def register() -> None:
    """Once, when the room opens. It never names the event, and says nothing where nothing may be said."""
    register_passage(ORDER, "support", says, names_the_event=False)
