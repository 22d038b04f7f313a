"""Pictures from the media folder, where no proxy serves them.

Only pictures lie open. Uploaded documents go through Wagtail's own view, which knows who may have them, and voices and
formats through theirs.
"""

from pathlib import PurePosixPath

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.static import serve

# Wagtail's folder of renditions. Originals (original_images) may show more than the clerk cut out.
OPEN = "images"
A_DAY = 24 * 60 * 60


@require_safe
@cache_control(public=True, max_age=A_DAY)
def picture(request: HttpRequest, path: str) -> HttpResponseBase:
    """One rendition."""
    if ".." in PurePosixPath(path).parts:
        raise Http404(path)
    return serve(request, f"{OPEN}/{path}", document_root=str(settings.MEDIA_ROOT))
