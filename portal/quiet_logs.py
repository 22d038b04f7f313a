"""What must not stand in a log: secret addresses. Whoever reads the log could open the registration behind one."""

import logging
import re

# Before each of these secrets and numbers (a test walks all addresses, so that none is forgotten): registrations, a
# carer's page, a mandate, a profile's number, a paper's number, requests for documents, the weekly letter, web forms,
# and the link in a letter about a forgotten password.
BEFORE_A_SECRET = (
    *("registration/", "for/", "mandate/", "my-support/number/", "c/", "r/", "letter/", "other-form/case/"),
    *("other-form/every-time/", "forms/draft/", "forms/sent/", r"password_reset/confirm/[^/\s]+/"),
)
# Behind a carer's secret stands the number of the registration of whom they act for: it goes too.
SECRET = re.compile(rf"(/(?:{'|'.join(BEFORE_A_SECRET)}))[^/\s]+(?:/\d{{4}}-\d{{4}})?")


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
