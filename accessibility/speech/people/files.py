"""The names of a recording's files, known without loading what makes them."""

# The whole at our loudness, kept so that it can be cut again; and a small one for staff to listen to.
LEVELLED, PREVIEW = "levelled.flac", "preview.mp3"
