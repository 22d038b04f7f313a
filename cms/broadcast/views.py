"""The staff's screen of the weekly programme (声の広報)."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cms.broadcast import actions, desk
from cms.broadcast.models import BroadcastIndexPage


@never_cache
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What comes next, what waits to be looked at, what is out and how its sound is."""
    indexes = desk.indexes_for(request.user)
    if not indexes:
        raise PermissionDenied
    now = timezone.now()
    context = {"all_series": [desk.series(index, now=now) for index in indexes]}
    return render(request, "broadcast/desk/overview.html", context)


@require_POST
def put_together(request: HttpRequest, index_id: int) -> HttpResponse:
    """The draft of the next programme, now; and on to it, so that it is looked at."""
    index = get_object_or_404(BroadcastIndexPage, pk=index_id)
    if not index.permissions_for_user(request.user).can_add_subpage():
        raise PermissionDenied
    now = timezone.now()
    page = actions.put_together(index=index, moment=index.rhythm.next_moment(now), now=now)
    if page is None:
        messages.warning(request, _("お知らせする催しも、新しい資料もありません。下書きは作りませんでした。"))
        return redirect("cms_broadcast:overview")
    messages.success(request, _("「%(title)s」の下書きを作りました。") % {"title": page.title})
    return redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))
