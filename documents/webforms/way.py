"""The way from a paper form to its web form, on the page of the document."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from documents.choosing.ways import Place, Way, register
from documents.models import DocumentKind, DocumentPage
from documents.webforms.models import WebFormPage


def fill_in_here(page: DocumentPage) -> Iterator[Way]:
    """Only forms ask the database."""
    if page.kind != DocumentKind.FORM:
        return
    form = WebFormPage.objects.live().filter(document=page).first()
    if form is None or not (address := form.get_url()):
        return
    if form.can_be_sent:
        text = _("パソコンや携帯電話で書いて、そのまま送れます。途中で保存できます。")
    else:
        text = _("パソコンや携帯電話で書いて、書いたものを印刷できます。途中で保存できます。")
    yield Way(_("ウェブで書く"), address, text)


def offer() -> None:
    """Once, when the room opens."""
    register("documents.webforms", fill_in_here, place=Place.BEFORE_FORMATS, order=10)
