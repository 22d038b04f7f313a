"""In which order the tests run when all of them do."""

import pytest

# So many tests take longer than preparing the town that the first half of the audit leaves for the second.
BETWEEN_LONG_ONES = 1_500


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first, and not at the same time.

    At the end, one of two processes would prepare their town while the other waited for it, and later wait for the
    other half. At the start the other process migrates the test database meanwhile, and short tests fill the end.
    """
    long = [item for item in items if "patience" in getattr(item, "fixturenames", ())]
    short = [item for item in items if item not in long]
    for number, item in enumerate(long):
        short.insert(number * BETWEEN_LONG_ONES, item)
    items[:] = short
