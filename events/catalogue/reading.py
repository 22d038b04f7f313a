"""What a key means. Read once for each visit, because one page names many kinds of support.

No cache beyond the visit: six processes would each have their own, and staff who correct a word look at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.core.signals import request_finished, request_started
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext as _

from accessibility import languages
from events.catalogue.builtin import BY_KEY, ITEMS
from events.catalogue.models import SupportItem

Shelf = dict[str, "Kind"]
# A shelf to keep the catalogue in during a visit: empty until somebody asks; None outside of visits.
_shelf: ContextVar[Shelf | None] = ContextVar("catalogue_of_this_visit", default=None)

WORDS = ("name", "name_en", "in_sentence", "easy", "about", "question", "question_en", "instead_words")
RULES = ("number", "lead_days", "confirm_days", "needs_arranging", "owner_id", "is_offered", "arranged_by")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of support, in words and rules, without the table."""

    key: str
    name: str
    # On paper (返信用紙); 0 for a key that nobody knows any more.
    number: int = 0
    name_en: str = ""
    in_sentence: str = ""
    easy: str = ""
    about: str = ""
    question: str = ""
    question_en: str = ""
    arranged_by: str = ""
    instead: str = ""
    instead_words: str = ""
    lead_days: int | None = None
    confirm_days: int = 3
    needs_arranging: bool = True
    owner_id: int | None = None
    is_offered: bool = True

    @property
    def words(self) -> str:
        """The name in the language of this visit."""
        return (self.name_en if languages.current() == "en" else "") or self.name

    @property
    def noun(self) -> str:
        """The name as a noun, so that 「…は11月20日までに」 can follow."""
        return self.words if languages.current() == "en" else self.in_sentence or self.name

    @property
    def asks(self) -> str:
        """What to ask with it ("" for nothing), in the language of this visit."""
        return (self.question_en if languages.current() == "en" else "") or self.question


def support_catalogue() -> Mapping[str, Kind]:
    """Every kind of support by its key, in the order that staff chose."""
    shelf = _shelf.get()
    if shelf:
        return shelf
    read = _read()
    if shelf is not None:
        shelf.update(read)
    return read


def kind_of(key: str) -> Kind:
    """What a key means; a key that nobody knows any more is still a support that was asked for."""
    return support_catalogue().get(key) or built_in(key) or Kind(key, _("そのほかの配慮"))


def offered_kinds() -> list[Kind]:
    """What staff can put on an event."""
    return [kind for kind in support_catalogue().values() if kind.is_offered]


def numbered_kinds() -> dict[int, Kind]:
    """Every kind by its number on paper, whether it is still offered or not."""
    house = {item.number: Kind(**item._asdict()) for item in ITEMS}
    return house | {kind.number: kind for kind in support_catalogue().values() if kind.number}


def built_in(key: str) -> Kind | None:
    """As the house brings it along."""
    item = BY_KEY.get(key)
    return Kind(**item._asdict()) if item else None


def _read() -> Shelf:
    rows = SupportItem.objects.values("key", "instead__key", *WORDS, *RULES)
    kinds = [_kind(row) for row in rows]
    return {kind.key: kind for kind in kinds} or {item.key: Kind(**item._asdict()) for item in ITEMS}


def _kind(row: dict[str, Any]) -> Kind:
    return Kind(instead=row.pop("instead__key") or "", number=row.pop("number") or 0, **row)


def read_once_for_each_visit() -> None:
    """Listen to visits beginning and ending."""
    request_started.connect(_begin, dispatch_uid="catalogue.begin")
    request_finished.connect(_end, dispatch_uid="catalogue.end")
    for change in (post_save, post_delete):
        change.connect(_forget, sender=SupportItem, dispatch_uid="catalogue.forget")


def _begin(**_kwargs: Any) -> None:
    _shelf.set({})


def _end(**_kwargs: Any) -> None:
    _shelf.set(None)


def _forget(**_kwargs: Any) -> None:
    if _shelf.get() is not None:
        _shelf.set({})
