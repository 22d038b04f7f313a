"""What a page weighs on the line, and what that means to somebody at the end of a slow one."""

import brotli

# One congestion window: what a server may send before it hears from the browser, less the headers.
BUDGET = 14_000
# The slow line of DESIGN's budgets: 400 kbit/s, and 0.4 s there and back.
BYTES_A_SECOND = 50_000
ROUND_TRIP_SECONDS = 0.4
# Name, connection, encryption; then the question itself.
ROUND_TRIPS_BEFORE_THE_ANSWER = 3
# Squeezing harder costs more time at the first view than it saves on the line.
BROTLI_QUALITY = 6


def squeezed(body: bytes) -> bytes:
    """As pages are sent to every browser of the last ten years."""
    return bytes(brotli.compress(body, mode=brotli.MODE_TEXT, quality=BROTLI_QUALITY))


def seconds_on_a_slow_line(count: int) -> float:
    """From pressing a link, in a browser that has never been here, to having so many bytes."""
    return ROUND_TRIPS_BEFORE_THE_ANSWER * ROUND_TRIP_SECONDS + count / BYTES_A_SECOND
