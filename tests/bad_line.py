"""A line between a browser and the town that breaks, stalls and forgets, always in the same way for the same seed.

A proxy in the test's own process: no right to change the machine's network is needed, so it works wherever tests run.
What a lost packet is to TCP, it is here to a piece of 1,460 bytes: a pause of 0.2 s, doubled for every loss in a row.
(Packets themselves are lost in tests/bench/lost_packets.py, where the machine allows it.)
"""

import asyncio
import random
import threading
from collections.abc import Coroutine
from typing import Any, Self

PIECE = 1460
RETRANSMISSION_SECONDS = 0.2
MOST_LOSSES_IN_A_ROW = 6


class BadLine:
    """``with BadLine(port) as line:`` then go to ``line.url``."""

    def __init__(self, town_port: int, *, loss: float = 0, cut: float = 0, seed: int = 1) -> None:
        self.town_port, self.loss, self.cut = town_port, loss, cut
        self.chance = random.Random(seed)  # noqa: S311 -- chance that repeats itself
        self.bytes = self.lost = self.cuts = self.port = 0
        self.swallowed: list[bytes] = []
        self.stalls_seconds = 0.0  # before each piece that comes down
        self._swallow = b""
        self._swallow_times = 0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._open: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def __enter__(self) -> Self:
        self._thread.start()
        self.mend()
        return self

    def __exit__(self, *_error: object) -> None:
        self.break_off()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def break_off(self) -> None:
        """From now on nobody answers, as if the cable were cut."""
        self._run(self._stop())

    def mend(self) -> None:
        """The line is back, at the same address."""
        self._run(self._start())

    def lose_the_answer_to(self, start: bytes, *, times: int = 1) -> None:
        """The next requests that begin like this reach the town; their answers do not come back."""
        self._swallow, self._swallow_times = start, times

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=10)

    async def _start(self) -> None:
        self._server = await asyncio.start_server(self._carry, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _stop(self) -> None:
        if self._server:
            self._server.close()
        for writer in self._open:
            writer.transport.abort()
        # Those that carried something notice within a moment.
        while self._open:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.05)

    async def _carry(self, visitor: asyncio.StreamReader, to_visitor: asyncio.StreamWriter) -> None:
        town, to_town = await asyncio.open_connection("127.0.0.1", self.town_port)
        both = {to_visitor, to_town}
        self._open |= both
        deaf = asyncio.Event()
        ways = [
            asyncio.create_task(self._up(visitor, to_town, deaf)),
            asyncio.create_task(self._down(town, to_visitor, deaf)),
        ]
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        for way in ways:
            way.cancel()
        await asyncio.gather(*ways, return_exceptions=True)
        for writer in both:
            writer.transport.abort()
        self._open -= both

    async def _up(self, visitor: asyncio.StreamReader, to_town: asyncio.StreamWriter, deaf: asyncio.Event) -> None:
        while piece := await visitor.read(PIECE):
            if self._swallow_times and piece.startswith(self._swallow):
                self._swallow_times -= 1
                self.swallowed.append(piece)
                deaf.set()
            await self._send(piece, to_town)

    async def _down(self, town: asyncio.StreamReader, to_visitor: asyncio.StreamWriter, deaf: asyncio.Event) -> None:
        while piece := await town.read(PIECE):
            if deaf.is_set():
                return  # the town has answered, and nobody hears it
            await asyncio.sleep(self.stalls_seconds)
            await self._send(piece, to_visitor)

    async def _send(self, piece: bytes, writer: asyncio.StreamWriter) -> None:
        """What happens to one piece on its way."""
        self.bytes += len(piece)
        if self.chance.random() < self.cut:
            self.cuts += 1
            raise ConnectionResetError
        for row in range(MOST_LOSSES_IN_A_ROW):
            if self.chance.random() >= self.loss:
                writer.write(piece)
                await writer.drain()
                return
            self.lost += 1
            await asyncio.sleep(RETRANSMISSION_SECONDS * 2**row)
        raise ConnectionResetError
