"""What correcting announces to the floor above it in this room (documents.receivers)."""

from django.dispatch import Signal

# Staff put a new version into use: text and formats follow. Sent with ``page_id``.
text_corrected = Signal()
# Staff want to see the text before the document is public. Sent with ``page_id``.
reading_wanted = Signal()
