"""Submitting for moderation is the author's last look: what cannot go live is told now, not days later."""

from typing import Any

from cms.gate.check import refuse_if_blocked


def ask_on_submission(instance: Any, **_kwargs: Any) -> None:
    """Receives ``workflow_submitted``, inside the transaction that starts the workflow."""
    page = instance.content_object.get_latest_revision().as_object()
    # A snippet in moderation is no page; it says nothing to the public by itself.
    if hasattr(page, "main_html"):
        refuse_if_blocked(page)
