"""Books that show what is heard: EPUB 3 with media overlays, and DAISY 2.02, both out of one marked text."""
