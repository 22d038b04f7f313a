"""What the rooms above may want to know of their letters."""

from django.dispatch import Signal

# A letter did not reach its reader and will not: given up, or come back. Sent with ``key`` and ``trouble``, in the
# transaction that notes it, so that somebody can be asked to call instead.
not_delivered = Signal()
