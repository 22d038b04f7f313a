"""Channels (届け方): how a letter leaves the house. Mail, and whatever else a town has set up."""
