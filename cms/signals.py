"""What other rooms may announce to whoever keeps copies of public pages."""

from django.dispatch import Signal

# Sent by a lower floor when something a visitor can see changed without Wagtail publishing anything,
# such as the last place of a session being taken. The portal forgets its cached pages then.
public_content_changed = Signal()
