"""What the database of DATABASE_URL knows of the sound of a page: ``python -m tests.accessibility.keeping.told ID``."""

import json
import sys

import django

django.setup()

from accessibility.models import PageRecording, SpokenSentence  # noqa: E402 -- models need the settings first


def told(page_id: int) -> dict[str, object]:
    """The row of the page, and how many sentences are made."""
    row = PageRecording.objects.get(page_id=page_id)
    made = SpokenSentence.objects.filter(state=SpokenSentence.State.MADE)
    return {
        "state": row.state,
        "digest": row.digest,
        "sizes": row.sizes,
        "cues": {ending: len(cues) for ending, cues in row.cues.items()},
        "sentences": SpokenSentence.objects.count(),
        "made": made.count(),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(told(int(sys.argv[1]))))
