"""The publishing gate (公開前チェック): what stops a page, or warns, before the public sees it."""
