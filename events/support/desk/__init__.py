"""The staff's desk for support (配慮の手配), inside the CMS."""
