"""Settings. Production is the base; demo and test loosen it. docs/settings.md documents every one."""
