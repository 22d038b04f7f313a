"""What holds for codes. Pure.

Anchors: OWASP ASVS 5.0, 6.5.1 (once), 6.5.2 (hashed), 6.5.3 (random), 6.5.4 (at least 20 bits), 6.5.5 (ten minutes),
6.6.2 (bound to what it was asked for), 6.6.3 (slowed down). docs/taking-part/profiles.md names the test of each.
"""

from __future__ import annotations

from datetime import datetime, timedelta

# Long enough for who types slowly or waits for the mail to be read aloud; ASVS allows no more.
LIFE = timedelta(minutes=10)
# Seven random digits are 23 bits; the eighth finds slips of the finger, which therefore cost no try.
MOST_TRIES = 5
# Of one address. Whoever knows it can ask for letters to it: not many, and its owner can still ask again.
CODES_AN_HOUR = 5
CODES_A_DAY = 15
# Of one line to the house: a library or a home for the elderly shares one.
CODES_OF_ONE_CLIENT_AN_HOUR = 60
GUESSES_OF_ONE_CLIENT_AN_HOUR = 100
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
# What cannot be used any more helps for a day to say why.
ROWS_KEPT = timedelta(days=1)


def beginning(now: datetime, length: timedelta) -> datetime:
    """When the stretch of time began in which this moment is counted."""
    seconds = int(length.total_seconds())
    return datetime.fromtimestamp(int(now.timestamp()) // seconds * seconds, tz=now.tzinfo)
