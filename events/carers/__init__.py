"""Screens of those who act for others, of those for whom it is done, and of the staff who confirm it.

The mandates themselves live in ``residents.mandates``; here they meet the events.
"""
