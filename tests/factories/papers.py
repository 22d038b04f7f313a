"""Papers as towns print them: in one column, in two, down the page, and copied by a scanner."""

import io
import shutil
import subprocess
import tempfile
import unicodedata
from base64 import b64encode
from difflib import SequenceMatcher
from html import escape
from pathlib import Path

import pypdfium2
import weasyprint
from PIL import Image

from documents.extraction.structure import plain_text
from tests.factories import files

ONE, TWO, DOWN = "one column", "two columns", "down the page"
SENTENCE = (
    "縁側市では、妊娠の届出をした方に、出産の前と後の二回に分けて、合計10万円をお渡ししています。"
    "申請は窓口、郵送、オンラインのどれでもできます。難しいときは電話（0123-45-6789）でお話しください。"
)
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--no-pdf-header-footer",
)  # fmt: skip


def body_of(text: str) -> str:
    """Paragraphs of a text file."""
    return "".join(f"<p>{escape(line.strip(), quote=False)}</p>" for line in text.splitlines() if line.strip())


def printed(body: str, writing: str) -> bytes:
    """The same words on paper."""
    style = "<style>p{margin:0 0 .4em}h1{font-size:20pt}h2{font-size:15pt}table{border-collapse:collapse}"
    if writing == DOWN:
        return _by_chromium(
            f"{style}html{{writing-mode:vertical-rl}}body{{font:11pt/1.8 'BIZ UDPGothic'}}</style>{body}"
        )
    columns = "body{columns:2;column-gap:10mm}" if writing == TWO else ""
    return files.pdf(f"{style}{columns}</style>{body}")


def _by_chromium(html: str) -> bytes:
    """WeasyPrint cannot write down the page."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or "chromium"
    with tempfile.TemporaryDirectory() as folder:
        page, paper = Path(folder) / "page.html", Path(folder) / "page.pdf"
        page.write_text(f"<!doctype html><html lang=ja><meta charset=utf-8><title>紙</title>{html}</html>")
        own = [f"--user-data-dir={folder}/profile", f"--print-to-pdf={paper}"]
        subprocess.run([browser, *FLAGS, *own, page.as_uri()], capture_output=True, check=True)
        return paper.read_bytes()


def picture(content: bytes, *, turned: int = 0, dots: int = 300) -> Image.Image:
    """The first page of a PDF as a scanner sees it."""
    with pypdfium2.PdfDocument(content) as document:
        image = document[0].render(scale=dots / 72).to_pil().convert("L")
    return image.rotate(turned, expand=True, fillcolor=255) if turned else image


def scanned(*images: Image.Image, dots: int = 300) -> bytes:
    """A PDF that is only pictures."""
    buffer = io.BytesIO()
    images[0].save(buffer, "PDF", resolution=dots, save_all=True, append_images=images[1:])
    return buffer.getvalue()


def as_file(image: Image.Image, kind: str = "PNG") -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind)
    return buffer.getvalue()


def form(body: str, *, tagged: bool) -> bytes:
    """A PDF whose fields can be filled in. ``{picture}`` stands for a picture."""
    source = f"data:image/png;base64,{b64encode(as_file(Image.new('RGB', (300, 200), 'teal'))).decode()}"
    style = "<style>body{font:11pt/1.8 'BIZ UDPGothic'}</style>"
    html = f"<html lang=ja><title>申請書</title>{style}{body.replace('{picture}', source)}</html>"
    content: bytes = weasyprint.HTML(string=html).write_pdf(pdf_forms=True, pdf_variant="pdf/ua-1" if tagged else None)
    return content


def tiff(*images: Image.Image) -> bytes:
    """What a fax leaves behind."""
    buffer = io.BytesIO()
    images[0].save(buffer, "TIFF", save_all=True, append_images=images[1:], compression="tiff_lzw")
    return buffer.getvalue()


def joined(*contents: bytes) -> bytes:
    """Several PDFs bound together."""
    buffer = io.BytesIO()
    with pypdfium2.PdfDocument.new() as bound:
        for content in contents:
            with pypdfium2.PdfDocument(content) as part:
                bound.import_pages(part)
        bound.save(buffer)
    return buffer.getvalue()


def letters(html: str) -> str:
    """Only what is read: no blanks, no marks of lists, one width."""
    text = unicodedata.normalize("NFKC", plain_text(html))
    return "".join(letter for letter in text if not letter.isspace() and letter not in "・•■●◎◆")


def similarity(html: str, other: str) -> float:
    """1 where two texts say the same in the same order."""
    return SequenceMatcher(None, letters(html), letters(other), autojunk=False).ratio()
