"""What the national model of event data (GIF DS-43C, DS-436) asks for and no other field of an event says."""
