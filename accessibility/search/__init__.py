"""Japanese search: Wagtail's search with words cut by SudachiPy.

``words`` cuts, ``synonyms`` knows the town's other words, ``questions`` rewrites what was typed, ``indexing`` puts the
words into the index, ``sqlite`` and ``postgresql`` fit both sides into modelsearch's backends.
"""
