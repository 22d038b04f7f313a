"""Places (席): taking, changing and giving them back, and the waiting list that moves by itself."""
