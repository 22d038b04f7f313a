"""What of an uploaded file some people cannot use: each finding with its place, its reason and what to do."""
