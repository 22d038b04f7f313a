"""What residents fill in: to take a place, to change it, to find it again. The desk adds questions to these forms."""
