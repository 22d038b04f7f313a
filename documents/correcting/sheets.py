"""How the wish for one sheet goes into the child process that draws it: what is asked as JSON, then the file."""

import json
from typing import Any


def packed(content: bytes, **asked: Any) -> bytes:
    """What is asked, and the file."""
    return json.dumps(asked).encode() + b"\n" + content


def unpacked(payload: bytes) -> tuple[dict[str, Any], bytes]:
    """What was asked, and the file."""
    asked, _, content = payload.partition(b"\n")
    return json.loads(asked), content
