"""Where staff write the ways in (つなぎ先): for all sessions of an event, or for one."""
