"""Letters read from a picture of paper, by Tesseract (its Japanese data is in Debian); always marked as read so."""
