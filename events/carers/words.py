"""What a mandate says in words, on both sides and at the desk."""

from django.utils.translation import gettext as _

from accessibility.when import day_in_words
from events.joining import Fact
from residents.mandates.models import Mandate


def mandate_facts(mandate: Mandate) -> list[Fact]:
    """Who, for whom, what, until when."""
    return [
        Fact(_("代わりをする方"), mandate.carer.name),
        Fact(_("ご本人"), mandate.resident.name),
        Fact(_("できること"), "、".join(str(scope.label) for scope in mandate.scopes)),
        Fact(_("いつまで"), day_in_words(mandate.until)),
        Fact(_("委任の番号"), mandate.reference),
    ]
