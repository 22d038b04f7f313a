"""Having sound made again, when staff ask for it."""

from datetime import datetime

from accessibility.models import PageRecording
from accessibility.speech import claims, page_recordings, store
from accessibility.speech.page_recordings import Heard
from accessibility.speech.tasks import record_wanted_page


def make_again(page_id: int, *, version: str = "", now: datetime) -> bool:
    """Put the page's sound together anew, before the sound that nobody waits for. Whether there is such a page.

    Sentences that are in order are taken as they are; whoever listens meanwhile hears them as they come.
    """
    page = page_recordings.page_to_hear(page_id, version)
    if page is None:
        return False
    planned = page_recordings.plan_of(page)
    for name in store.listed(f"{page_recordings.PAGES}/{page_id}"):
        if planned.digest in name:
            store.delete(name)
    claims.try_again(planned.keys)
    # A row that says "being made" would make the wish look granted already.
    PageRecording.objects.filter(page_id=page_id, version=version).delete()

    def enqueue(wanted: Heard) -> None:
        record_wanted_page.enqueue(*wanted)

    page_recordings.want(Heard(page_id, version), planned, now=now, enqueue=enqueue)
    return True
