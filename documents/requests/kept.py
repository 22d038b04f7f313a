"""What somebody keeps of what helps them, put into a request for another form: which form, and what must be known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.requests.choices import OtherForm
from documents.requests.forms import WishForm
from residents.profiles import offers
from residents.profiles.handing import Department, Handing, Thing, handing, register, typed_so_far
from residents.profiles.offers import Function
from residents.profiles.views import back

NAME = "document_request"
AUDIO, BRAILLE_DATA = f"{NAME}.audio_cd", f"{NAME}.braille_data"
# By key of the catalogue and of our own. What else somebody keeps (an interpreter) no document needs to know.
FORMS = {
    "large_print": OtherForm.LARGE_PRINT,
    "braille": OtherForm.BRAILLE,
    "text_data": OtherForm.TEXT_DATA,
    "easy_japanese": OtherForm.EASY,
    AUDIO: OtherForm.AUDIO_CD,
    BRAILLE_DATA: OtherForm.BRAILLE_DATA,
}
LONGEST_NOTE = 500


def own_functions() -> Sequence[Function]:
    """What the catalogue of events has no word for."""
    return [
        Function(AUDIO, _("資料を音声のCD（デイジー）で")),
        Function(BRAILLE_DATA, _("資料を点字のデータで")),
    ]


def offered(request: HttpRequest) -> Handing | None:
    """What an open profile could put in here: nothing but forms of documents."""
    return handing(request, keys=FORMS)


def filled_in(request: HttpRequest, form: WishForm, found: Handing) -> dict[str, Any]:
    """The form with what was picked. What was written already stays; the chosen form is the first that we make."""
    typed = typed_so_far(request, form)
    makes = {key for key, _words in form.fields["form"].choices}  # type: ignore[attr-defined]
    chosen = next((thing for thing in found.needs if FORMS[thing.key] in makes), None)
    if chosen:
        typed["form"] = FORMS[chosen.key].value
    if found.who:
        typed |= {"name": found.name, "contact": found.contact}
    note = "\n".join(filter(None, (typed.get("note", ""), *_lines(found.needs, chosen, typed.get("note", "")))))
    return typed | {"note": note[:LONGEST_NOTE]}


def _lines(needs: Sequence[Thing], chosen: Thing | None, written: str) -> list[str]:
    """The point size of the form that was chosen; and other forms that help, when this one cannot be made in time."""
    others = [str(thing) for thing in needs if thing is not chosen]
    lines = [
        f"{chosen.words}：{chosen.detail}" if chosen and chosen.detail else "",
        _("ほかに使えるもの：%(forms)s") % {"forms": "、".join(others)} if others else "",
    ]
    return [line for line in lines if line and line not in written]


def bring() -> None:
    """In ``AppConfig.ready``."""
    register(
        Department(
            NAME, gettext_lazy("資料をお届けする係"), gettext_lazy("資料をほかの形で受け取る申し出（資料のページから）")
        )
    )
    offers.bring_more(NAME, own_functions)
    back.bring(lambda page_id: reverse("document_requests:ask", args=[page_id]), kind=NAME)
