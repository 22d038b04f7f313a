"""What somebody keeps of what helps them, put into the question of a form that asks for it (配慮)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy

from documents.webforms.building import AnswerForm
from documents.webforms.choices import Question
from residents.contact_points import ContactPoint
from residents.profiles.handing import Department, Handing, handing, register, typed_so_far
from residents.profiles.views import back

NAME = "web_form"


def offered(request: HttpRequest, form: AnswerForm) -> Handing | None:
    """What an open profile could put in here; nothing where no question asks for it."""
    return handing(request) if asks(form) else None


def asks(form: AnswerForm) -> bool:
    """Whether the form wants to know what helps."""
    return bool(_names(form, Question.HELPS))


def filled_in(request: HttpRequest, form: AnswerForm, found: Handing) -> dict[str, Any]:
    """The form with what was picked, in words. What was written already stays."""
    typed = typed_so_far(request, form)
    for name in _names(form, Question.HELPS):
        written = str(typed.get(name, ""))
        new = [str(thing) for thing in found.needs if str(thing) not in written]
        typed[name] = "\n".join(filter(None, (written, "、".join(new))))
    if found.who:
        typed |= _who(form, found)
    return typed


def _who(form: AnswerForm, found: Handing) -> dict[str, str]:
    point = ContactPoint.parse(found.contact) or ContactPoint()
    given = {
        Question.NAME: found.name,
        Question.CONTACT: found.contact,
        Question.EMAIL: point.email,
        Question.PHONE: point.phone,
    }
    return {name: words for kind, words in given.items() if words for name in _names(form, kind)[:1]}


def _names(form: AnswerForm, kind: str) -> list[str]:
    return [field.clean_name for field in form.page.get_form_fields() if field.field_type == kind]


def bring() -> None:
    """In ``AppConfig.ready``."""
    register(Department(NAME, gettext_lazy("用紙を受け付ける係"), gettext_lazy("ウェブの用紙")))
    back.bring(lambda page_id: reverse("webforms:begin", args=[page_id]), kind=NAME)
