"""The sentences that staff read, by rule."""
