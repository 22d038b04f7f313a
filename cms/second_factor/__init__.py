"""The second thing that staff show after their password: a code from their phone, or one from paper."""
