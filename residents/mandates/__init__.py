"""Somebody acts for somebody else: within a scope, until a day, and never unseen (委任)."""
