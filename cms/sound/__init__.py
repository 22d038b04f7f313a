"""Staff and sound: what is heard, how far it has come, and voices of people."""
