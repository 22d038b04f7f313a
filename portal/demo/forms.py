"""The demo town's web forms, each beside the paper form that it spares people."""

from typing import Any

from documents.models import DocumentPage
from documents.webforms.models import WebFormField, WebFormPage


def web_form(document: DocumentPage, words: dict[str, Any]) -> None:
    """Make the form of a document, unless it is there already."""
    if WebFormPage.objects.filter(document=document).exists():
        return
    named = {name: words.get(name, "") for name in ("title", "summary", "purpose", "answer_within", "hand_in")}
    page = WebFormPage(slug=f"{document.slug}-web", document=document, live=False, **named)
    page.form_fields = [_question(place, question) for place, question in enumerate(words["questions"])]
    document.get_parent().add_child(instance=page)
    page.save_revision(log_action=True).publish()


def _question(place: int, words: dict[str, Any]) -> WebFormField:
    return WebFormField(
        sort_order=place,
        label=words["label"],
        field_type=words["kind"],
        group=words.get("group", ""),
        help_text=words.get("help", ""),
        required=words.get("required", False),
        choices="\n".join(words.get("choices", [])),
    )
