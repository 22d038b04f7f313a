"""Which requests for documents a carer may see: the resident's own, and only as far back as they said."""

from __future__ import annotations

import unicodedata

from django.utils.translation import gettext as _

from accessibility.when import day_in_words
from documents.requests.models import Case
from documents.requests.overview import state_words
from documents.requests.rules import UNDER_A_PROMISE
from events.registration_words import Fact
from residents.mandates.models import Mandate


def documents_of(mandate: Mandate) -> list[Case]:
    """What was asked for at the resident's own contact point under their own name.

    Each request has a resident of its own, because nobody proved that two are one person. The contact point was proved
    when the mandate was confirmed; a couple shares one, so that the name must be the same, too.
    """
    person = mandate.resident
    contact = {"resident__email__iexact": person.email} if person.email else {"resident__phone": person.phone or "-"}
    cases = Case.objects.filter(**contact).select_related("resident").order_by("-created_at", "-pk")
    if not mandate.sees_earlier:
        cases = cases.filter(created_at__gte=mandate.confirmed_at)
    return [case for case in cases if _name(case.resident.name) == _name(person.name)]


def facts_of(case: Case) -> list[Fact]:
    """What, in which form, how far. Neither address nor words to the staff, nor the number that would change it."""
    facts = [
        Fact(_("資料"), case.title),
        Fact(_("ほしい形"), str(case.get_form_display())),
        Fact(_("受け取り方"), str(case.get_delivery_display())),
        Fact(_("いまのようす"), state_words(case)),
    ]
    if case.state in UNDER_A_PROMISE:
        facts.append(Fact(_("お約束の日"), _("%(day)sまでに送ります") % {"day": day_in_words(case.due_on)}))
    return facts


def _name(written: str) -> str:
    """Wide and narrow letters and blanks are one; nothing looser, because it opens something."""
    return "".join(unicodedata.normalize("NFKC", written).casefold().split())
