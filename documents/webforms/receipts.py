"""The letter that says that an answer arrived."""

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from accessibility.town import town_in_this_language
from documents.webforms.models import Submission
from residents.outbox.actions import post as post_letter


def post(submission: Submission) -> None:
    """To whoever gave an address. The answers stay out of it: a letter may be read by others."""
    resident = submission.resident
    if resident is None or not resident.email:
        return
    page = submission.page
    with translation.override(page.locale.language_code):
        known = {"submission": submission, "page": page, "town": town_in_this_language()}
        post_letter(
            f"webforms.receipt.{submission.pk}",
            to=resident,
            subject=_("受け付けました：%(title)s") % {"title": page.title},
            text=render_to_string("webforms/receipt.txt", known),
        )
