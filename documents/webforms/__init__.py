"""Forms (用紙) that can be filled on the web, printed with what was written, or answered on paper."""
