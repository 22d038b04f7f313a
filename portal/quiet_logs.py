"""What must not stand in a log: secret addresses. Whoever reads the log could open the registration behind one."""

import logging
import re

# The result page of a registration, and the link in a letter about a forgotten password.
SECRET = re.compile(r"(/registration/|/my-support/number/|/password_reset/confirm/[^/\s]+/)[^/\s]+")


class WithoutSecrets(logging.Filter):
    """Takes the secret out of every line; the rest of the address still says what went wrong.

    Django logs the address of a request that it refuses, and a forged or stale form is refused at a real address.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Mend the record; every record passes."""
        said = record.getMessage()
        hidden = SECRET.sub(r"\1…", said)
        if hidden != said:
            record.msg, record.args = hidden, ()
        return True
