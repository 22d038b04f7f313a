"""Pictures from the media folder, where no proxy serves them.

Only pictures lie open. Uploaded documents go through Wagtail's own view, which knows who may have them, and voices and
formats through theirs.
"""

from pathlib import Path, PurePosixPath

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseNotModified
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
    place = Path(settings.MEDIA_ROOT, OPEN, path)
    # Its time and size, as web servers name a file; a second visit after a day costs no bytes.
    etag = f'"{place.stat().st_mtime_ns:x}-{place.stat().st_size:x}"' if place.is_file() else ""
    if etag and etag in request.headers.get("If-None-Match", ""):
        return HttpResponseNotModified(headers={"ETag": etag})
    response = serve(request, f"{OPEN}/{path}", document_root=str(settings.MEDIA_ROOT))
    if response.status_code == 200:
        response["ETag"] = etag
    return response
