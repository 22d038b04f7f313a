"""Promises about Word, Excel and PowerPoint files: nothing acts any more, and everything that is read stays."""

import io
import re
import zipfile
from collections.abc import Callable

import mammoth
import openpyxl
import pytest

from documents.upload import UploadRefusal, UploadRefusedError, office
from documents.upload.office_cleaning import harmless
from documents.upload.removals import Removal
from tests.factories import files, hostile

# What would be left of each kind of attack. A cleaned file has none of them, in no part and no name.
TRACES = re.compile(
    rb"vbaProject|macroEnabled|evil\.example|oleObject|OLEObject|activeX|altChunk|chunk\.html|attachedTemplate|DDE"
    rb"|ddeLink|externalLink|cmd\||INCLUDE|calc\.exe|AutoOpen|ppaction|file:///",
)


def unpacked(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"\n".join(name.encode() + b"\n" + archive.read(name) for name in archive.namelist())


ATTACKS: dict[str, tuple[Callable[[], bytes], Removal]] = {
    "macro": (hostile.with_macro, Removal.MACROS),
    "template from elsewhere": (hostile.with_template_from_elsewhere, Removal.REMOTE_CONTENT),
    "embedded program": (hostile.with_embedded_program, Removal.EMBEDDED_OBJECTS),
    "ActiveX": (hostile.with_active_x, Removal.EMBEDDED_OBJECTS),
    "remote picture": (hostile.with_remote_picture, Removal.REMOTE_CONTENT),
    "imported page": (hostile.with_imported_page, Removal.ATTACHMENTS),
    "DDE field": (lambda: hostile.word(hostile.field('DDEAUTO c:\\\\cmd.exe "/k calc.exe"')), Removal.FIELDS),
    "DDE in pieces": (lambda: hostile.word(hostile.field(" D", "DE", 'AUTO "cmd" "calc.exe"')), Removal.FIELDS),
    "DDE spelled by another field": (
        lambda: hostile.word(hostile.nested_field("QUOTE 68 68 69", ' "cmd" "calc.exe"')),
        Removal.FIELDS,
    ),
    "DDE without an end": (
        lambda: hostile.word('<w:p><w:r><w:instrText>DDE "cmd" "calc.exe"</w:instrText></w:r></w:p>'),
        Removal.FIELDS,
    ),
    "simple field": (
        lambda: hostile.word('<w:p><w:fldSimple w:instr="INCLUDEPICTURE http://evil.example/a"/></w:p>'),
        Removal.FIELDS,
    ),
    "link to a shared folder": (
        lambda: hostile.word(hostile.field('HYPERLINK \\o "hint" "file:///server/share"')),
        Removal.FIELDS,
    ),
    "formula leading out": (hostile.spreadsheet_leading_out, Removal.DATA_LINKS),
    "slide that starts a program": (
        lambda: hostile.changed(
            files.slides("題", ["本文"], [["a"]]),
            "ppt/slides/slide1.xml",
            "<a:r>",
            '<a:r><a:rPr><a:hlinkClick action="ppaction://program?calc.exe"/></a:rPr>',
        ),
        Removal.LAUNCHES,
    ),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_nothing_of_an_attack_is_left(name: str) -> None:
    attack, removal = ATTACKS[name]
    content = attack()
    assert TRACES.search(unpacked(content)) or "spelled" in name, "the attack is not in the file"
    cleaned, removed = harmless(content)
    assert removal in removed
    assert TRACES.search(unpacked(cleaned)) is None
    assert b"QUOTE" not in unpacked(cleaned)
    assert harmless(cleaned) == (cleaned, set()), "a clean file is left as it is"


@pytest.mark.parametrize("name", [name for name in ATTACKS if "formula" not in name and "slide" not in name])
def test_the_words_of_a_cleaned_word_file_stay(name: str) -> None:
    cleaned, _ = harmless(ATTACKS[name][0]())
    assert "縁側の広報" in mammoth.extract_raw_text(io.BytesIO(cleaned)).value


def test_what_a_field_showed_is_still_read() -> None:
    cleaned, _ = harmless(ATTACKS["DDE field"][0]())
    assert "見えている文字" in unpacked(cleaned).decode(errors="replace")


@pytest.mark.parametrize(
    "quiet",
    [
        'HYPERLINK "https://www.example.jp/"',
        'HYPERLINK \\l "_Toc1"',
        "PAGE \\* MERGEFORMAT",
        "TOC \\o 1-3",
        "=SUM(ABOVE)",
    ],
)
def test_fields_that_only_number_refer_or_link_stay(quiet: str) -> None:
    content = hostile.word(hostile.field(quiet))
    assert harmless(content) == (content, set())


def test_formulas_that_lead_out_keep_their_last_value_and_others_still_work_out() -> None:
    cleaned, _ = harmless(hostile.spreadsheet_leading_out())
    sheet = openpyxl.load_workbook(io.BytesIO(cleaned))["表"]
    assert [sheet[cell].value for cell in ("B1", "B2", "B3")] == ["=SUM(1,2)", 42, 7]


@pytest.mark.parametrize(
    "content",
    [
        files.word(files.word_paragraph("広報", "1") + files.word_table([["日", "時"]])),
        files.spreadsheet({"日程": [["日", "=1+1", "=Table1[1]"]]}),
        files.slides("題", ["本文"], [["a", "b"]]),
    ],
    ids=["docx", "xlsx", "pptx"],
)
def test_a_file_without_anything_active_stays_as_it_is_byte_for_byte(content: bytes) -> None:
    assert harmless(content) == (content, set())


def test_a_cleaned_file_still_opens_in_an_office() -> None:
    """LibreOffice is strict about relationships that lead nowhere; it stands in for Word."""
    for name in ("template from elsewhere", "ActiveX"):
        cleaned, _ = harmless(ATTACKS[name][0]())
        assert office.convert(cleaned, "docx", "pdf").startswith(b"%PDF")


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (hostile.with_entities(), UploadRefusal.STRAY_PARTS),
        (files.word("", **{"word/document.xml": "<w:document"}), UploadRefusal.DAMAGED),
        (files.word("", **{"WORD/document.xml": "twice"}), UploadRefusal.STRAY_PARTS),
        (files.word("", word__embeddings__a_xlsx=files.word("")), None),
    ],
    ids=["entities", "half an element", "two parts of one name", "a word file inside"],
)
def test_what_cannot_be_looked_into_is_refused(content: bytes, refusal: UploadRefusal | None) -> None:
    if refusal is None:
        assert harmless(content)[0]
        return
    with pytest.raises(UploadRefusedError) as refused:
        harmless(content)
    assert refused.value.refusal is refusal


def test_office_files_inside_office_files_are_cleaned_too_but_not_without_end() -> None:
    inside = hostile.spreadsheet_leading_out()
    chart = files.word(hostile.WORDS, **{"word/embeddings/Sheet1.xlsx": inside})
    cleaned, removed = harmless(chart)
    with zipfile.ZipFile(io.BytesIO(cleaned)) as archive:
        assert TRACES.search(unpacked(archive.read("word/embeddings/Sheet1.xlsx"))) is None
    assert removed == {Removal.DATA_LINKS}
    nest = files.word(hostile.WORDS)
    for _ in range(4):
        nest = files.word(hostile.WORDS, **{"word/embeddings/a.docx": nest})
    with pytest.raises(UploadRefusedError):
        harmless(nest)
