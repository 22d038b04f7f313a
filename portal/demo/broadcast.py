"""The demo town's weekly programme: its list, and the programme of the week in which the town is looked at."""

from datetime import datetime

from wagtail.models import Page

from cms.broadcast import actions
from cms.broadcast.models import BroadcastIndexPage
from cms.broadcast.timing import WEEK
from portal.demo import content


def programmes(home: Page, *, now: datetime) -> None:
    """Make the list, and give out the newest programme, that nobody has to wait for Friday."""
    if BroadcastIndexPage.objects.child_of(home).exists():
        return
    index = BroadcastIndexPage(slug="broadcast", goes_out_by_itself=True, **content.read("home")["broadcast"])
    home.add_child(instance=index)
    index.save_revision(log_action=True).publish()
    latest = index.rhythm.next_moment(now) - WEEK
    page = actions.put_together(index=index, moment=latest, now=now)
    if page:
        actions.give_out_due(now=now)
