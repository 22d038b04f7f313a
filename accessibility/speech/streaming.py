"""A recording given out while it is being made: the listener hears the first sentence at once."""

import time
from collections.abc import Generator

from accessibility.speech import ogg, recordings, store
from accessibility.speech.recordings import Plan, Spoken

# How long to wait for the worker before this process speaks itself, and how often to look.
PATIENCE = 2.0
LOOK_EVERY = 0.03


def stream(planned: Plan, *, ext: str) -> Generator[bytes, None, bool]:
    """MP3 or Ogg, sentence by sentence. Returns whether no worker answered, so that the rest is left undone."""
    waiting = _Waiting(ext)
    if ext == "mp3":
        for spoken in planned.spoken:
            yield waiting.sentence(spoken)
            yield waiting.pause(spoken)
        return waiting.is_alone
    joiner = ogg.Joiner()
    yield joiner.head()
    for spoken in planned.spoken:
        yield joiner.add(waiting.sentence(spoken))
        yield joiner.add(waiting.pause(spoken))
    yield joiner.end()
    return waiting.is_alone


class _Waiting:
    """Waits for files that the worker writes; loses its patience once, then makes what is missing itself."""

    def __init__(self, ext: str) -> None:
        self.ext = ext
        self.patience = PATIENCE

    @property
    def is_alone(self) -> bool:
        """Whether the worker did not answer."""
        return not self.patience

    def sentence(self, spoken: Spoken) -> bytes:
        found = self._file(spoken.name)
        if found is None:
            recordings.make(spoken)
            found = store.read(f"{spoken.name}.{self.ext}")
        return found or b""

    def pause(self, spoken: Spoken) -> bytes:
        found = self._file(spoken.pause_name)
        if found is None:
            recordings.pause(spoken)
            found = store.read(f"{spoken.pause_name}.{self.ext}")
        return found or b""

    def _file(self, name: str) -> bytes | None:
        until = time.monotonic() + self.patience
        while (found := store.read(f"{name}.{self.ext}")) is None:
            if time.monotonic() >= until:
                self.patience = 0.0
                return None
            time.sleep(LOOK_EVERY)
        return found
