"""Between a draft and an event page: writing one into the other, reading one from the other."""

from dataclasses import fields
from typing import Any, Final
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from wagtail.rich_text import RichText

from events.choices import Way
from events.models import EventPage, Session, WayOffer
from events.opendata import columns as c
from events.opendata.drafts import EventDraft, is_web_address
from events.opendata.passages import link_html, plain_text, to_address, to_html, to_text
from events.opendata.schedule import Schedule

PAGE_FIELDS: Final = (
    "title", "summary", "kind", "audience_note", "fee", "venue", "address", "organiser", "contact_name",
    "contact_phone", "contact_email",
)  # fmt: skip
_HEADINGS: Final = {heading: column for column, heading in c.SECTIONS.items()}
_REMOTE: Final = ("オンライン", "Zoom", "ZOOM", "zoom", "ウェブ会議")


def new_page(draft: EventDraft, *, slug: str, live: bool) -> EventPage:
    """An unsaved page that says what the draft says. Nobody can apply here: the town that holds it takes names."""
    page = EventPage(slug=slug, live=live, takes_registrations=False, has_unpublished_changes=not live)
    page.ways = [WayOffer(way=_way(draft))]
    write_draft(page, draft, changed={field.name for field in fields(EventDraft)})
    return page


def _way(draft: EventDraft) -> Way:
    return Way.VIDEO if any(word in draft.venue for word in _REMOTE) else Way.IN_PERSON


def write_draft(page: EventPage, draft: EventDraft, *, changed: set[str]) -> None:
    """Write the changed fields of a draft into the page. What is not named in ``changed`` stays as staff left it."""
    for name in changed.intersection(PAGE_FIELDS):
        setattr(page, name, getattr(draft, name))
    if changed & {"description", "sections"}:
        page.body = [*_passages(draft), *_kept_blocks(page)]
    session = first_session(page) or Session()
    _write_session(session, draft, changed)
    page.sessions.add(session)


def _write_session(session: Session, draft: EventDraft, changed: set[str]) -> None:
    if "schedule" in changed:
        schedule = draft.schedule
        session.starts_at, session.ends_at = schedule.starts_at, schedule.ends_at
        session.times_known, session.note = schedule.times_known, schedule.note
        session.registration_closes_at = schedule.closes_at
    if "capacity" in changed:
        session.capacity = draft.capacity
    if "status" in changed:
        session.status = draft.status


def first_session(page: EventPage) -> Session | None:
    """The session that the row speaks of: the first one, however the page came into being."""
    return next(iter(page.sessions.all()), None)


def _passages(draft: EventDraft) -> list[tuple[str, Any]]:
    """Body blocks: the description, then a heading and a passage for each column without a field."""
    blocks: list[tuple[str, Any]] = []
    if draft.description:
        blocks.append(("paragraph", RichText(to_html(draft.description))))
    for column, heading in c.SECTIONS.items():
        text = draft.sections.get(column)
        if text:
            blocks.append(("heading", {"text": heading, "level": "2"}))
            blocks.append(("paragraph", RichText(_passage_html(column, text))))
    return blocks


def _passage_html(column: str, text: str) -> str:
    if column == c.URL and is_web_address(text):
        return link_html(text, _("%(host)s の案内ページ") % {"host": urlsplit(text).netloc})
    return to_html(text)


def _kept_blocks(page: EventPage) -> list[tuple[str, Any]]:
    """Pictures, tables and notices that staff added: open data knows none, so an import never removes them."""
    return [(block.block_type, block.value) for block in page.body if block.block_type not in {"heading", "paragraph"}]


def read_draft(page: EventPage, session: Session) -> EventDraft:
    """What the page says now, in the words of open data, with one of its sessions."""
    sections = _read_passages(page)
    return EventDraft(
        schedule=Schedule(
            session.starts_at,
            session.ends_at,
            session.times_known,
            session.note,
            session.registration_closes_at,
        ),
        description=sections.pop("", ""),
        sections=sections,
        capacity=session.capacity,
        status=session.status,
        **{name: getattr(page, name) for name in PAGE_FIELDS},
    )


def _read_passages(page: EventPage) -> dict[str, str]:
    """The body by column: a heading of ours begins a column's passage, any other one belongs to the text around it."""
    found: dict[str, list[str]] = {}
    column = ""
    for block in page.body:
        if block.block_type == "heading" and block.value["text"] in _HEADINGS:
            column = _HEADINGS[block.value["text"]]
        elif block.block_type == "heading":
            found.setdefault(column, []).append(block.value["text"])
        elif block.block_type == "paragraph":
            read = to_address if column == c.URL else to_text
            found.setdefault(column, []).append(read(block.value.source))
    return {name: plain_text("\n\n".join(texts)) for name, texts in found.items()}
