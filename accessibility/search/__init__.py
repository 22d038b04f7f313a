"""Japanese search: Wagtail's search with words cut by SudachiPy.

``words`` cuts, ``sounds`` compares, ``synonyms`` knows the town's other words, ``vocabulary`` the words of its pages;
``questions`` understands what was typed, ``slips`` what was meant, ``finding`` asks, ``highlighting`` shows where.
``indexing`` puts the words into the index, ``sqlite`` and ``postgresql`` fit both sides into modelsearch's backends.
"""
