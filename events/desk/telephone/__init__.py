"""The one screen for a talk on the telephone or at the counter: who, which session, the place, what to read out."""
