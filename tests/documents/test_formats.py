"""Promises about formats, with the machine as it is and with less."""

import datetime as dt
import io
import json
import subprocess
import sys
from pathlib import Path

import page as page_validation
import pikepdf
import pypdfium2
import pytest
from django.conf import settings

from documents.checks import DEBIAN_COMMAND, check_printing, missing_font, missing_libraries
from documents.extraction.pdf.reader import Reader, paper_of
from documents.formats import FormatFailedError, FormatRefusal, Manuscript, typesetting
from documents.formats.audio import Audio
from documents.formats.fonts import best_family, wheel_family
from documents.formats.paper_html import ready_for_paper
from documents.formats.print import LargePrint

TABLE = (
    '<h2>金額</h2><table><caption>給付</caption><tbody><tr><th scope="col">対象</th><th scope="col">金額</th></tr>'
    '<tr><th scope="row">妊娠</th><td>5万円</td></tr></tbody></table>'
    '<ul><li>髙橋 ①②③ ㈱ ～ ― ¥ ℡</li></ul><p><a href="https://town.example/a">申し込み</a></p>'
)
MANUSCRIPT = Manuscript(title="給付金のご案内", issued_on=dt.date(2026, 11, 1), html=TABLE)


def violations(content: bytes, folder: Path) -> list[str]:
    file = folder / "made.pdf"
    file.write_bytes(content)
    return [failure.message for failure in page_validation.validate_pdf(str(file), profile="ua1").failures]


def fonts_of(content: bytes, folder: Path) -> list[str]:
    file = folder / "made.pdf"
    file.write_bytes(content)
    listed = subprocess.run(["pdffonts", str(file)], capture_output=True, text=True, check=True).stdout  # noqa: S607
    return listed.splitlines()[2:]


def words(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as pdf:
        return "".join(page.get_textpage().get_text_bounded() for page in pdf)


@pytest.mark.parametrize("points", [18, 22, 28])
def test_large_print_is_valid_and_every_letter_is_in_the_file(tmp_path: Path, points: int) -> None:
    made = LargePrint(points).make(MANUSCRIPT)
    assert violations(made.content, tmp_path) == []
    fonts = fonts_of(made.content, tmp_path)
    assert fonts
    # emb sub uni: embedded, cut down, and readable as text again.
    assert all(best_family().name.replace(" ", "") in line.replace("-", "").replace(" ", "") for line in fonts)
    assert all("yes yes yes" in line for line in fonts)
    assert "髙橋 ①②③ ㈱ ～ ― ¥ ℡" in words(made.content)


def test_letters_really_have_the_promised_size() -> None:
    with pypdfium2.PdfDocument(LargePrint(28).make(MANUSCRIPT).content) as pdf:
        readers = [Reader(page, paper_of(page, number)) for number, page in enumerate(pdf, start=1)]
        sizes = [letter.size for reader in readers for letter in reader.letters()]
        for reader in readers:
            reader.close()
    assert min(sizes) == pytest.approx(28, abs=0.1)


def test_a_header_cell_says_whether_it_heads_a_column_or_a_row() -> None:
    with pikepdf.open(io.BytesIO(LargePrint(18).make(MANUSCRIPT).content)) as pdf:
        scopes = [str(e.A.Scope) for e in pdf.objects if isinstance(e, pikepdf.Dictionary) and e.get("/S") == "/TH"]
        language, title = str(pdf.Root.Lang), str(pdf.docinfo["/Title"])
    assert scopes == ["/Column", "/Column", "/Row"]
    assert (language, title) == ("ja", "給付金のご案内")


def test_the_address_of_a_link_is_not_lost_on_paper() -> None:
    assert "申し込み（https://town.example/a）" in words(LargePrint(18).make(MANUSCRIPT).content)


def test_without_the_universal_design_font_the_one_from_the_lock_is_used(tmp_path: Path, settings) -> None:
    family = best_family(folders=[tmp_path])
    html = f"""<html lang=ja><title>a</title><style>
    @font-face {{ font-family: n; src: url({family.regular.as_uri()}) }} @page {{ @bottom-center {{ font-family: n }} }}
    body {{ font-family: n }}</style><p>髙橋 ①②③ ㈱</p>"""
    made = typesetting.typeset(html, fonts=[family.regular], figures={})
    assert family == wheel_family()
    assert violations(made.content, tmp_path) == []
    assert ["yes yes yes" in line for line in fonts_of(made.content, tmp_path)] == [True]
    assert "髙橋 ①②③ ㈱" in words(made.content)


def test_a_letter_that_no_font_has_becomes_a_geta_and_never_a_box(tmp_path: Path) -> None:
    html = "<p>外字\ue000、笑顔😀\ufe0f、丈夫な𠮷野屋、葛\U000e0100城。</p>"
    made = LargePrint(18).make(Manuscript(title="題", issued_on=dt.date(2026, 11, 1), html=html))
    assert "外字〓、笑顔〓、丈夫な𠮷野屋、葛城。" in words(made.content)
    assert violations(made.content, tmp_path) == []


def test_nothing_is_fetched_but_our_fonts(tmp_path: Path) -> None:
    secret = tmp_path / "secret.css"
    secret.write_text("p::after { content: 'leaked' }")
    html = f'<link rel=stylesheet href="{secret.as_uri()}"><p>a<img src="http://127.0.0.1:9/x.png"></p>'
    assert "leaked" not in words(typesetting.typeset(html, fonts=[], figures={}).content)


def test_a_wide_table_takes_its_heading_along_to_the_turned_sheet() -> None:
    cells = "".join(f"<td>{number}</td>" for number in range(6))
    html = f"<p>はじめに</p><h2>表</h2><table><tbody><tr>{cells}</tr></tbody></table>"
    ready = ready_for_paper(html, figures=(), turns=True, anchors=False).html
    assert '<h2 class="wide">表</h2><table class="wide">' in ready
    assert "<p>はじめに</p>" in ready


def test_sound_says_title_day_and_text(db: None) -> None:
    made = Audio().make(MANUSCRIPT)
    assert made.seconds > 1
    assert made.content[:3] == b"ID3" or made.content[0] == 0xFF


def test_this_machine_is_told_nothing_when_all_is_there() -> None:
    assert check_printing() == []


def test_a_machine_without_pango_or_font_is_told_the_command() -> None:
    (warning,) = missing_libraries([("libno-such-thing.so.0",)])
    assert (warning.id, DEBIAN_COMMAND in warning.hint) == ("documents.W001", True)
    with pytest.raises(FormatFailedError) as refused:
        typesetting.load_weasyprint("no_such_typesetter")
    assert refused.value.refusal is FormatRefusal.NO_TYPESETTER


def test_a_machine_without_pango_serves_everything_but_pdfs(tmp_path: Path) -> None:
    """A WeasyPrint that fails as it does without Pango, in a process of its own."""
    (tmp_path / "weasyprint.py").write_text("raise OSError(\"cannot load library 'libpango-1.0-0'\")")
    code = """if True:
        import sys, datetime, json, django
        django.setup()
        from documents.formats import FormatFailedError, Manuscript
        from documents.formats.register import maker_of
        loaded = "weasyprint" in sys.modules
        try:
            maker_of("pdf18").make(Manuscript("a", datetime.date(2026, 1, 1), "<p>a</p>"))
        except FormatFailedError as error:
            print(json.dumps([loaded, error.refusal.value]))
    """
    path = f"{tmp_path}:{settings.BASE_DIR}"
    environment = {"PYTHONPATH": path, "DJANGO_SETTINGS_MODULE": "portal.settings.test", "PATH": "/usr/bin:/bin"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert json.loads(done.stdout) == [False, "no_typesetter"]


def test_no_font_at_all_is_a_warning_of_its_own(tmp_path: Path) -> None:
    assert missing_font(folders=[tmp_path]) == []
