"""The staff desk for registrations (申込), inside the CMS."""
