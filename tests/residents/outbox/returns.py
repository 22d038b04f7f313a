"""What mail systems send back, as they write it: Postfix's report, a Japanese carrier's letter, a full mailbox."""

from email import message_from_bytes
from textwrap import dedent


def _identity(raw: bytes) -> str:
    return str(message_from_bytes(raw)["Message-ID"])


def _report(raw: bytes, *, action: str, status: str, words: str) -> bytes:
    return dedent(f"""\
        Return-Path: <>
        From: MAILER-DAEMON@mx.example.jp (Mail Delivery System)
        To: returns@engawa.example
        Subject: Undelivered Mail Returned to Sender
        Message-ID: <20261205031500.ABCDEF@mx.example.jp>
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

        --b1
        Content-Type: text/plain; charset=us-ascii

        {words}

        --b1
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.jp
        Arrival-Date: Sat, 5 Dec 2026 12:00:00 +0900

        Final-Recipient: rfc822; someone@example.jp
        Action: {action}
        Status: {status}
        Diagnostic-Code: smtp; 550 {status} {words}

        --b1
        Content-Type: text/rfc822-headers

        From: salon@engawa.example
        Message-ID: {_identity(raw)}
        Subject: something

        --b1--
        """).encode()


def no_such_user(raw: bytes) -> bytes:
    """Postfix (RFC 3464)."""
    return _report(raw, action="failed", status="5.1.1", words="User unknown in virtual mailbox table")


def full_mailbox(raw: bytes) -> bytes:
    """The address is right; this letter is lost all the same."""
    return _report(raw, action="failed", status="5.2.2", words="Mailbox full")


def late(raw: bytes) -> bytes:
    """It is still being tried."""
    return _report(raw, action="delayed", status="4.4.1", words="Connection timed out")


def japanese_carrier(raw: bytes) -> bytes:
    """A letter in ISO-2022-JP that quotes ours as text, as mobile carriers and old systems send it."""
    head = (
        b"Return-Path: <>\nFrom: MAILER-DAEMON@docomo.ne.jp\nTo: salon@engawa.example\n"
        b"Subject: =?ISO-2022-JP?B?GyRCJWEhPCVrJSgbKEI=?=\nMessage-ID: <1@docomo.ne.jp>\nMIME-Version: 1.0\n"
        b"Content-Type: text/plain; charset=ISO-2022-JP\nContent-Transfer-Encoding: 7bit\n\n"
    )
    words = "次のあて先へのメッセージはエラーのため送信できませんでした。\n550 Unknown user\n\n"
    return head + f"{words}Message-ID: {_identity(raw)}\n".encode("iso-2022-jp")


def holiday_answer(raw: bytes) -> bytes:
    """Somebody is away: their letter has arrived."""
    return (
        f"From: hanako@example.jp\nTo: salon@engawa.example\nSubject: Re: 550\nAuto-Submitted: auto-replied\n"
        f"In-Reply-To: {_identity(raw)}\nMessage-ID: <2@example.jp>\nContent-Type: text/plain; charset=utf-8\n\n"
        f"5.1.1日から550日まで留守です。{_identity(raw)}\n"
    ).encode()
