"""PDFs, read by pypdfium2 (it alone of those measured keeps the order of vertical and two-column Japanese).

``engine`` is the way in. Pages are read one after the other, so that memory does not grow with the file.
"""
