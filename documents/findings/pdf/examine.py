"""All that is found in a PDF."""

import io
from collections.abc import Iterable

import pikepdf
import pypdfium2

from documents.findings.finding import Examined, Finding, words_of
from documents.findings.pdf import contrast, fields, figures, headings, letters, order, standard, tables, whole
from documents.findings.pdf.opened import Opened
from documents.findings.pdf.sheets import Sheet, sheet_of
from documents.findings.pdf.tree import tree_of

DETECTORS = (whole, letters, headings, figures, tables, order, fields)


def examine_pdf(content: bytes) -> Examined:
    """Open it, read every page once, and let each detector look."""
    with pikepdf.open(io.BytesIO(content)) as pdf, pypdfium2.PdfDocument(content) as pages:
        sheets, faint = _read(pages)
        opened = Opened(pdf=pdf, pages=pages, sheets=sheets, tree=tree_of(pdf))
        found: list[Finding] = [each for detector in DETECTORS for each in detector.findings(opened)]
        made_with = _made_with(pdf)
    validated = standard.standard_of(content)
    ours = {finding.rule for finding in found}
    found += [*faint, *standard.findings(validated, pages=len(sheets), ours=ours)]
    sizes = [(sheet.width, sheet.height) for sheet in sheets]
    return Examined(findings=found, sizes=sizes, made_with=made_with, standard=validated)


def _read(pages: pypdfium2.PdfDocument) -> tuple[list[Sheet], list[Finding]]:
    sheets: list[Sheet] = []
    faint: list[Finding] = []
    for number, page in enumerate(pages, start=1):
        sheet = sheet_of(page, number)
        if not letters.is_scan(sheet):
            faint += contrast.findings(page, sheet)
        sheets.append(sheet)
        page.close()
    return sheets, faint


def _made_with(pdf: pikepdf.Pdf) -> str:
    """The program that made it, as it says: steps are then told for that program first."""
    named: Iterable[object] = (pdf.docinfo.get("/Creator"), pdf.docinfo.get("/Producer"))
    return words_of(" ".join(str(name) for name in named if isinstance(name, pikepdf.String)))
