"""Screens for residents: asking, one's own request, what comes every time, the way back from paper."""
