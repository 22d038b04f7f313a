"""Takes out of a web page whatever could act or fetch something, and leaves what people read."""

from html import escape

import nh3
from lxml import html as lxml_html

from documents.upload.refusals import UploadRefusal, UploadRefusedError
from documents.upload.removals import Removal
from documents.upload.texts import decoded

TAGS = {
    "a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col",
    "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "footer", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hr", "i", "img", "ins", "kbd", "li", "main", "mark", "nav", "ol", "p", "pre",
    "q", "rp", "rt", "ruby", "s", "section", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td",
    "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr",
}  # fmt: skip
ATTRIBUTES = {
    "*": {"id", "lang", "dir", "title", "class"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope", "abbr"},
    "ol": {"start", "type", "reversed"},
    "li": {"value"},
    "time": {"datetime"},
    "col": {"span"},
    "colgroup": {"span"},
}
ACTIVE_TAGS = {
    "script": Removal.SCRIPTS, "iframe": Removal.REMOTE_CONTENT, "frame": Removal.REMOTE_CONTENT,
    "frameset": Removal.REMOTE_CONTENT, "object": Removal.EMBEDDED_OBJECTS, "embed": Removal.EMBEDDED_OBJECTS,
    "applet": Removal.EMBEDDED_OBJECTS, "form": Removal.SENDS, "video": Removal.MEDIA, "audio": Removal.MEDIA,
    "source": Removal.MEDIA, "svg": Removal.EMBEDDED_OBJECTS, "math": Removal.EMBEDDED_OBJECTS,
    "style": Removal.STYLES, "link": Removal.STYLES, "base": Removal.REMOTE_CONTENT,
}  # fmt: skip
LINKS = {"http", "https", "mailto", "tel"}
PICTURE = "data:image/"
# What is inside goes with it: nobody reads it.
GONE_WITH_THEIR_WORDS = {"script", "style", "template", "noscript", "iframe", "object", "svg", "math"}


def harmless(content: bytes) -> tuple[bytes, set[str]]:
    """The same page, unable to do anything by itself, and what was taken out (``Removal``)."""
    text = decoded(content)
    if text is None:
        raise UploadRefusedError(UploadRefusal.UNKNOWN)
    # It says of itself how it is written; by now it is letters.
    tree = lxml_html.document_fromstring(text.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
    removed: set[str] = set(filter(None, map(_activity, tree.iter())))
    if not removed:
        return content, set()
    for picture in list(tree.iter("img")):
        if not picture.get("src", "").startswith(PICTURE):
            _tell(picture)
    body = tree.find("body")
    inside = lxml_html.tostring(tree if body is None else body, encoding="unicode")
    return _page(_cleaned(inside), title=tree.findtext(".//title") or "", language=tree.get("lang") or "ja"), removed


def _cleaned(html: str) -> str:
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=LINKS | {"data"},
        clean_content_tags=GONE_WITH_THEIR_WORDS,
        attribute_filter=_kept,
        link_rel=None,
    )


def _kept(tag: str, attribute: str, value: str) -> str | None:
    """``data:`` only as a picture, links only to pages."""
    if attribute == "href":
        return value if _leads_to_a_page(value.lower()) else None
    if (tag, attribute) == ("img", "src"):
        return value if value.startswith(PICTURE) else None
    return value


def _tell(picture: lxml_html.HtmlElement) -> None:
    """A picture that would be fetched from elsewhere leaves its words."""
    words = lxml_html.Element("span")
    words.text, words.tail = picture.get("alt", ""), picture.tail
    picture.getparent().replace(picture, words)


def _page(body: str, *, title: str, language: str) -> bytes:
    head = f'<meta charset="utf-8"><title>{escape(title)}</title>'
    return f'<!doctype html>\n<html lang="{escape(language)}"><head>{head}</head><body>{body}</body></html>\n'.encode()


def _activity(element: lxml_html.HtmlElement) -> Removal | None:
    if not isinstance(element.tag, str):
        return None
    if found := ACTIVE_TAGS.get(element.tag.lower()):
        return found
    for name, value in element.attrib.items():
        if found := _activity_of(element.tag.lower(), str(name).lower(), str(value).strip().lower()):
            return found
    return None


def _activity_of(tag: str, name: str, value: str) -> Removal | None:
    if name.startswith("on") or (tag == "meta" and name == "http-equiv" and value == "refresh"):
        return Removal.SCRIPTS
    if name == "style":
        return Removal.STYLES if "url(" in value or "expression" in value else None
    if name in {"src", "srcset", "background", "poster", "data", "lowsrc"}:
        return None if value.startswith(PICTURE) else Removal.REMOTE_CONTENT
    if name in {"href", "action", "formaction", "xlink:href"}:
        return None if _leads_to_a_page(value) else Removal.LINKS
    return None


def _leads_to_a_page(address: str) -> bool:
    scheme, colon, _ = "".join(address.split()).partition(":")
    return not colon or "/" in scheme or "#" in scheme or "?" in scheme or scheme in LINKS
