"""Handing over: a form of any department is filled with what somebody picks from their open profile, for this one use.

The form shows what could be handed over and puts nothing in by itself; with one press the picked things stand in it as
if they had been typed, to be changed or taken out. Staff see the form as it was sent, and nothing else of the profile.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from residents.looks import offices
from residents.looks.actions import note_look, note_looks
from residents.looks.models import What
from residents.profiles.actions import note_use
from residents.profiles.carry import carried
from residents.profiles.models import Use
from residents.profiles.offers import offers

# The hidden field of a form that was filled, and the button that fills it.
FIELD, PICKED, BUTTON, HAND_OVER = "from_profile", "handed", "do", "hand_over"
WHO = "who"


@dataclass(frozen=True, slots=True)
class Department:
    """Who takes something from profiles. ``name`` is the first half of where: 「web_form」 of 「web_form.17」."""

    name: str
    office: str | Promise
    form: str | Promise
    """Which form that is, for the person's own page."""


_departments: dict[str, Department] = {}


def register(department: Department) -> None:
    """In ``AppConfig.ready`` of the floor above. Twice is an error."""
    if department.name in _departments:
        raise ImproperlyConfigured(f"{department.name!r} takes from profiles already")
    _departments[department.name] = department
    offices.register(department.name, department.office)


def departments() -> Sequence[Department]:
    """Everybody who does."""
    return tuple(_departments.values())


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that could be handed over: 「大きな文字の資料」 with 「22ポイント」."""

    key: str
    words: str
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.words}（{self.detail}）" if self.detail else self.words

    def __repr__(self) -> str:
        # A line of a traceback must not say what somebody needs.
        return "Thing(…)"


@dataclass(frozen=True, slots=True)
class Handing:
    """What an open profile offers to one form."""

    profile_id: int
    name: str
    contact: str
    things: Sequence[Thing]
    picked: Sequence[Thing]
    is_done: bool

    def __repr__(self) -> str:
        # As above.
        return f"Handing({self.profile_id})"

    @property
    def question(self) -> forms.BoundField:
        """Which of them: everything is ticked, nothing is put in before the press."""
        return _PickForm(self)["handed"]

    @property
    def who(self) -> bool:
        """Whether name and contact point were picked, too."""
        return any(thing.key == WHO for thing in self.picked)

    @property
    def needs(self) -> list[Thing]:
        """What was picked of what helps."""
        return [thing for thing in self.picked if thing.key != WHO]


class _PickForm(forms.Form):
    """The boxes to tick."""

    handed = forms.MultipleChoiceField(
        label=gettext_lazy("この用紙に入れるもの"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("入れたくないものは、しるしを外してください。入れたあとでも変えられます。"),
    )

    def __init__(self, handing: Handing) -> None:
        super().__init__(initial={PICKED: [thing.key for thing in handing.picked or handing.things]})
        choices = [(thing.key, str(thing)) for thing in handing.things]
        self.fields[PICKED].choices = choices  # type: ignore[attr-defined]


def handing(request: HttpRequest, *, keys: Collection[str] | None = None) -> Handing | None:
    """What could be handed over here: what is kept, of ``keys`` alone where the form can use no more.

    One question to the database, none without the cookie of an open profile.
    """
    kept = carried(request)
    if kept is None:
        return None
    known = [one for one in offers().functions() if one.key in kept.functions and (keys is None or one.key in keys)]
    things = [Thing(one.key, one.words, kept.details.get(one.key, "")) for one in known]
    who = Thing(WHO, _("お名前と連絡先"), "、".join(filter(None, (kept.name, kept.contact))))
    everything = [who, *things]
    wanted = request.POST.getlist(PICKED)
    picked = [thing for thing in everything if thing.key in wanted]
    return Handing(
        profile_id=kept.profile_id,
        name=kept.name,
        contact=kept.contact,
        things=everything,
        picked=picked,
        is_done=(is_wanted(request) and bool(picked)) or request.POST.get(FIELD) == str(kept.profile_id),
    )


def is_wanted(request: HttpRequest) -> bool:
    """Whether the button was pressed that fills the form."""
    return request.method == "POST" and request.POST.get(BUTTON) == HAND_OVER


def handed_from(request: HttpRequest) -> int | None:
    """The profile that this form was filled from, if it is still open in this browser."""
    kept = carried(request) if request.POST.get(FIELD) else None
    return kept.profile_id if kept and request.POST.get(FIELD) == str(kept.profile_id) else None


def typed_so_far(request: HttpRequest, form: forms.Form) -> dict[str, Any]:
    """What stands in the form at the moment of the press, so that filling it loses nothing."""
    data = request.POST
    many = (forms.MultipleChoiceField, forms.TypedMultipleChoiceField)
    found = {
        name: data.getlist(name) if isinstance(field, many) else data[name]
        for name, field in form.fields.items()
        if name in data
    }
    return {name: value for name, value in found.items() if value not in ("", [])}


def note_handed(profile_id: int, department: str, number: int, *, now: datetime) -> None:
    """It was sent: the person sees on their own page where."""
    note_use(profile_id, f"{department}.{number}", now=now)


def note_looks_at_handed(by: Any, department: str, numbers: Iterable[int]) -> None:
    """Staff of a department look at forms; those that were filled from a profile are told to whom it belongs."""
    places = [f"{department}.{number}" for number in numbers]
    uses = list(Use.objects.filter(where__in=places).select_related("profile__resident"))
    if len(uses) == 1:
        note_look(by, What.HANDED, uses[0].profile.resident, which=uses[0].where)
    elif uses:
        note_looks(by, What.HANDED, [use.profile.resident for use in uses], which=f"{department}.list")


def used_in_words(uses: Iterable[Use]) -> list[str]:
    """Where a profile was used, by department: 「資料をほかの形で受け取る申し出：2回」."""
    counted: dict[str, int] = {}
    for use in uses:
        name = use.where.partition(".")[0]
        words = str(_departments[name].form) if name in _departments else _("催しの申し込み")
        counted[words] = counted.get(words, 0) + 1
    return [_("%(form)s：%(count)d回") % {"form": words, "count": count} for words, count in counted.items()]
