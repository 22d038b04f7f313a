"""Sound that comes by itself: feeds for podcast apps, their transcripts, and the page 「声で受け取る」."""
