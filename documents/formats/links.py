"""What a link in a PDF is called: its words. WeasyPrint gives readers the target instead, 「chapter-1」."""

from collections.abc import Iterator

import pikepdf
from lxml import html as lxml_html

# Some readers cut off what is longer, and it is only a name.
LONGEST = 200


def words_of_links(html: str) -> dict[str, str]:
    """The words by the target, as it stands in the file; of several links to one place the first."""
    words: dict[str, str] = {}
    for link in lxml_html.fromstring(html).iter("a"):
        target, said = (link.get("href") or "").removeprefix("#"), " ".join("".join(map(str, link.itertext())).split())
        if target and said:
            words.setdefault(target, said[:LONGEST])
    return words


def name_links(pdf: pikepdf.Pdf, words: dict[str, str]) -> None:
    """Give every link its words. A link that leads out of the file also says where."""
    for page in pdf.pages:
        for link in _links(page):
            target = str(link.Dest) if "/Dest" in link else _address(link)
            if said := words.get(target):
                link.Contents = said if "/Dest" in link or said == target else f"{said}（{target}）"


def _address(link: pikepdf.Object) -> str:
    return str(link.A.URI) if "/A" in link and "/URI" in link.A else ""


def _links(page: pikepdf.Page) -> Iterator[pikepdf.Object]:
    return (note for note in page.get("/Annots", []) if note.get("/Subtype") == pikepdf.Name.Link)
