"""What happens when a test hangs: pyproject.toml's faulthandler_timeout ends its process and shows where it stood.

That watch is C. It also sees a thread that waits for a lock while it holds Python's own, which is how tests hung; a
timer written in Python (pytest-timeout's) would wait with it.
"""

import faulthandler
import sys

import pytest

# For the others to finish what they do and to say what failed; xdist itself was seen to wait for ever.
SECONDS_TO_FINISH = 60


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(error: object) -> None:
    """One of xdist's processes ended. If it died, the run is over, and soon."""
    if error:
        give_up_after(SECONDS_TO_FINISH)


def give_up_after(seconds: float) -> None:
    """End this process then, whatever it waits for; every thread says where it stands."""
    faulthandler.dump_traceback_later(seconds, exit=True, file=sys.__stderr__)
