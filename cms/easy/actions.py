"""What the aid does to a draft. Each step is a revision of its own, so that nothing is ever lost."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import transaction
from wagtail.models import Page

from cms.easy.places import places, put
from cms.easy.rich_text import CannotReplaceError
from cms.easy.starting import start_from_original

ACTION = "wagtail.edit"
# Nobody unknown comes this far; Django's requests do not know that.
Staff = AbstractBaseUser | AnonymousUser


class ChangedMeanwhileError(Exception):
    """The words are not those any more that the suggestion was made for."""


def draft_of(page: Page) -> Any:
    """The page as it was last kept, published or not."""
    return page.get_latest_revision_as_object()


@transaction.atomic
def apply_suggestion(*, page: Page, where: tuple[str, int, str], finding: str, user: Staff) -> None:
    """Put one suggestion into the draft.

    ``where`` is key, number and digest of its text; ``finding`` its place in it and its rule: "12-17-hard_word".
    """
    draft = draft_of(page)
    place = next((p for p in places(draft) if (p.key, p.number, p.digest) == where), None)
    found = next((f for f in place.report.findings if name_of(f) == finding), None) if place else None
    if place is None or found is None or found.instead is None:
        raise ChangedMeanwhileError
    try:
        put(draft, place, found.start, found.end, found.instead)
    except CannotReplaceError as error:
        raise ChangedMeanwhileError from error
    keep(draft, user)


def name_of(finding: Any) -> str:
    """The name of one finding among those of its text."""
    return f"{finding.start}-{finding.end}-{finding.rule.value}"


@transaction.atomic
def begin(*, page: Page, user: Staff) -> bool:
    """Copy the page's own words into an empty easy version. Says whether it did: what was written is kept."""
    draft = draft_of(page)
    if draft.has_easy_version:
        return False
    start_from_original(draft)
    keep(draft, user)
    return True


@transaction.atomic
def confirm(*, page: Page, user: Staff) -> None:
    """Somebody read both: the easy words still say what the page says."""
    draft = draft_of(page)
    draft.confirm_easy_words()
    keep(draft, user)


def keep(draft: Any, user: Staff) -> None:
    """As a new draft. A draft may be unfinished, so Wagtail is not asked to judge it."""
    draft.save_revision(user=user, log_action=ACTION, clean=False)
