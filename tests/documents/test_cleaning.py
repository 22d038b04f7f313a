"""Promises about PDFs that could act: what acts goes, what is read stays."""

import io
from collections.abc import Callable

import pikepdf
import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from pikepdf import Array, Dictionary, Name, String
from wagtail.documents import get_document_model
from wagtail.documents.forms import get_document_form
from wagtail.models import Collection

from documents.upload.cleaning import harmless as made_harmless
from tests.factories import files

TRACES = (b"/JS", b"/Launch", b"/AA", b"/XFA", b"/EmbeddedFile", b"/RichMedia", b"javascript:", b"/SubmitForm")
GOOD_LINK = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]),
                       A=Dictionary(S=Name.URI, URI=String("https://town.example")))  # fmt: skip


def script() -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def link(action: Dictionary) -> Array:
    return Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)])


def put(holder: object, key: str, value: object) -> None:
    holder[key] = value  # type: ignore[index]


HOSTILE: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "script on opening": lambda pdf: put(pdf.Root, "/OpenAction", script()),
    "named script": lambda pdf: put(
        pdf.Root, "/Names", Dictionary(JavaScript=Dictionary(Names=Array(["a", script()])))
    ),
    "script on closing": lambda pdf: put(pdf.Root, "/AA", Dictionary(WC=script())),
    "script of a page": lambda pdf: put(pdf.pages[0].obj, "/AA", Dictionary(O=script())),
    "program": lambda pdf: put(pdf.pages[0].obj, "/Annots", link(Dictionary(S=Name.Launch, F=String("calc.exe")))),
    "second step": lambda pdf: put(
        pdf.pages[0].obj, "/Annots", link(Dictionary(S=Name.URI, URI=String("https://a.example"), Next=script()))
    ),
    "script as address": lambda pdf: put(
        pdf.pages[0].obj, "/Annots", link(Dictionary(S=Name.URI, URI=String("javascript:alert(1)")))
    ),
    "form": lambda pdf: put(pdf.Root, "/AcroForm", Dictionary(Fields=Array([]), XFA=String("<x/>"))),
    "sending": lambda pdf: put(pdf.pages[0].obj, "/Annots", link(Dictionary(S=Name.SubmitForm, F=String("http://e")))),
    "file in the file": lambda pdf: put(pdf.attachments, "a.exe", b"MZ"),
    "film": lambda pdf: put(
        pdf.pages[0].obj,
        "/Annots",
        Array([Dictionary(Type=Name.Annot, Subtype=Name.RichMedia, Rect=Array([0, 0, 9, 9]))]),
    ),
}


def written(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(files.pdf("<p>五万円です。</p>"))) as pdf:
        pdf.Root.Lang = String("ja")
        change(pdf)
        pdf.save(output)
    return output.getvalue()


def unpacked(content: bytes) -> bytes:
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(output, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return output.getvalue()


@pytest.mark.parametrize("change", HOSTILE.values(), ids=HOSTILE)
def test_what_acts_is_taken_out_and_what_is_read_stays(change: Callable[[pikepdf.Pdf], None]) -> None:
    hostile = written(change)
    assert any(trace in unpacked(hostile) for trace in TRACES)
    cleaned = unpacked(made_harmless(hostile)[0])
    assert [trace for trace in TRACES if trace in cleaned] == []
    assert b"/Lang (ja)" in cleaned


def test_a_harmless_file_stays_byte_for_byte() -> None:
    harmless = written(lambda pdf: put(pdf.pages[0].obj, "/Annots", Array([GOOD_LINK])))
    assert made_harmless(harmless) == (harmless, set())


@pytest.mark.django_db
def test_residents_are_given_the_cleaned_file() -> None:
    form = get_document_form(get_document_model())(
        {"title": "案内", "collection": Collection.get_first_root_node().pk},
        {"file": SimpleUploadedFile("案内.pdf", written(HOSTILE["script on opening"]))},
        user=User.objects.create_superuser("staff"),
    )
    assert form.is_valid(), form.errors
    with form.save().open_file() as kept:
        assert b"/JS" not in unpacked(kept.read())
