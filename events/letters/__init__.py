"""The letters about a registration (手紙): made when they are sent, from what is true then, in their reader's words.

``events/outgoing.py`` writes down that one is due; here it becomes words and is handed to the outbox.
"""
