"""わたしの配慮: what somebody needs, kept by their own wish, so that they need not write it every time."""
