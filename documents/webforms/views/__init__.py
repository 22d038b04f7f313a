"""What people do with forms: write, save, come back, check, send, print."""
