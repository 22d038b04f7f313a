"""Promises about the pictures of a document."""

import io

from django.test import Client
from PIL import Image
from wagtail.models import PageViewRestriction

from documents.extraction.blocks import Figure
from documents.extraction.figures import keys_in, told
from documents.figures.keeping import figures_for, keep
from documents.models import DocumentIndexPage
from documents.screen import for_screen
from tests.factories.documents import document

KEY = "0123456789abcdef"
HTML = f'<figure><img src="figure:{KEY}" alt="公民館の地図" width="4" height="3"><figcaption>図1</figcaption></figure>'


def picture() -> Figure:
    buffer = io.BytesIO()
    Image.new("RGB", (4, 3), "navy").save(buffer, "PNG")
    return Figure(KEY, buffer.getvalue(), "image/png", 4, 3)


def test_a_picture_is_told_by_its_alternative_where_it_cannot_be_shown() -> None:
    assert told(HTML) == "<p>（画像：公民館の地図）図1</p>"
    assert told(f'<p>前<img src="figure:{KEY}" alt="">後</p>') == "<p>前後</p>"


def test_a_picture_is_shown_from_the_address_of_its_document() -> None:
    shown = for_screen(HTML, page_id=7)
    assert f'src="/documents/7/figures/{KEY}"' in shown
    assert 'alt="公民館の地図"' in shown
    assert 'loading="lazy"' in shown


def test_a_picture_is_kept_once_and_goes_with_its_document(
    document_index: DocumentIndexPage, django_capture_on_commit_callbacks
) -> None:
    page = document(document_index)
    keep(page.pk, [picture(), picture()])
    keep(page.pk, [picture()])
    assert keys_in(HTML) == [KEY]
    assert figures_for(page.pk, HTML) == {KEY: picture()}
    row = page.figures.get()
    storage, name = row.file.storage, row.file.name
    with django_capture_on_commit_callbacks(execute=True):
        page.delete()
    assert not storage.exists(name)


def test_a_picture_is_given_to_whoever_may_see_its_document(document_index: DocumentIndexPage, client: Client) -> None:
    page = document(document_index)
    keep(page.pk, [picture()])
    address = f"/documents/{page.pk}/figures/{KEY}"
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    assert b"".join(response.streaming_content) == picture().content
    assert client.get(address.replace(KEY, "f" * 16)).status_code == 404
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(address).status_code == 404


def test_a_draft_shows_its_pictures_to_staff_only(
    document_index: DocumentIndexPage, client: Client, admin_client: Client
) -> None:
    page = document(document_index)
    keep(page.pk, [picture()])
    page.unpublish()
    address = f"/documents/{page.pk}/figures/{KEY}"
    assert client.get(address).status_code == 404
    response = admin_client.get(address)
    assert b"".join(response.streaming_content) == picture().content
