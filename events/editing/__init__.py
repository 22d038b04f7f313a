"""The form in which staff edit the page of an event: its sessions, its times, what a translation may not change."""
