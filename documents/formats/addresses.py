"""Addresses of the web as strict readers want them."""

from urllib.parse import quote, urlsplit


def strict_address(address: str) -> str:
    """The address with everything encoded that must be; nothing when it leads nowhere."""
    address = address.strip()
    try:
        parts = urlsplit(address)
        leads_somewhere = bool(parts.hostname) if parts.scheme in {"http", "https"} else bool(parts.path)
    except ValueError:
        return ""
    return quote(address, safe="%/:?#@!$&'()*+,;=~-._") if parts.scheme and leads_somewhere else ""
