"""What the room announces, so that counting (and whatever comes after it) need not be known to who gives files out."""

from django.dispatch import Signal

# request, page_id, kind (a FormatKind's value), status of the answer. Sent when a format is given out, or a part of it.
format_given_out = Signal()
# request, page_id. Sent when somebody came by the number on paper.
came_from_paper = Signal()
