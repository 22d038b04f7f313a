"""Files given out in pieces (HTTP Range).

Django's FileResponse ignores Range: without it a player shows no length and cannot go back, and a document that
broke off on a shaky line starts again from the first byte.
"""

import re
from collections.abc import Iterator
from typing import IO

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

PIECE = 64 * 1024
RANGE = re.compile(r"^bytes=(\d*)-(\d*)$")


def ranged_response(
    request: HttpRequest, file: IO[bytes], *, content_type: str, etag: str, filename: str = ""
) -> HttpResponseBase:
    """The whole file, the asked part of it (206), or word that the visitor has it already (304).

    ``file`` is seekable and is closed when all is sent. With ``filename`` it is kept rather than shown.
    """
    size = file.seek(0, 2)
    quoted = f'"{etag}"'
    if quoted in request.headers.get("If-None-Match", "") or request.headers.get("If-None-Match") == "*":
        file.close()
        return _with_headers(HttpResponseNotModified(), quoted, filename)
    wanted = _wanted_part(request, size, quoted)
    if wanted is None:
        file.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}", "Accept-Ranges": "bytes"})
    start, end = wanted
    response = StreamingHttpResponse(_pieces(file, start, end), content_type=content_type)
    # Closed by the response, also when nobody reads it to the end.
    response._resource_closers.append(file.close)  # type: ignore[attr-defined]  # noqa: SLF001 -- as FileResponse does
    if end - start < size:
        response.status_code = 206
        response["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
    response["Content-Length"] = str(end - start)
    return _with_headers(response, quoted, filename)


def _with_headers(response: HttpResponseBase, quoted: str, filename: str) -> HttpResponseBase:
    response["Accept-Ranges"] = "bytes"
    response["ETag"] = quoted
    if filename and (disposition := content_disposition_header(as_attachment=True, filename=filename)):
        response["Content-Disposition"] = disposition
    return response


def _wanted_part(request: HttpRequest, size: int, quoted: str) -> tuple[int, int] | None:
    """First byte and the one after the last; nothing when no such part exists.

    A part of an older edition must not be glued to a new one (If-Range); several parts at once are answered whole.
    """
    match = RANGE.match(request.headers.get("Range", ""))
    if not match or request.headers.get("If-Range", quoted) != quoted or not any(match.groups()):
        return 0, size
    first, last = match.groups()
    if not first:
        start, end = max(0, size - int(last)), size
    else:
        start, end = int(first), min(int(last) + 1, size) if last else size
    return (start, end) if start < end else None


def _pieces(file: IO[bytes], start: int, end: int) -> Iterator[bytes]:
    file.seek(start)
    left = end - start
    while left > 0 and (piece := file.read(min(PIECE, left))):
        left -= len(piece)
        yield piece
