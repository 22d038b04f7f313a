"""Rules that make a text out of what is printed on paper: letters to lines, lines to paragraphs, headings and tables.

They know neither PDF nor scanner; both give them lines with places.
"""
