"""Word documents (.docx), read by mammoth. Macros, fields and embedded objects are not looked at."""

import io
import zipfile

import mammoth

from documents.extraction.blocks import Block, Extracted
from documents.extraction.engine import NoTextError, TextRefusal

# Word's Japanese editions name the styles in Japanese.
STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='表題'] => h1:fresh
p[style-name='見出し 1'] => h2:fresh
p[style-name='見出し 2'] => h3:fresh
p[style-name='見出し 3'] => h3:fresh
p[style-name='Heading 1'] => h2:fresh
p[style-name='heading 1'] => h2:fresh
p[style-name='Heading 2'] => h3:fresh
p[style-name='heading 2'] => h3:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='図表番号'] => p.caption:fresh
r[style-name='Strong'] => strong
"""


class WordEngine:
    """Headings, lists, tables and links come from Word's own styles."""

    def read(self, content: bytes) -> Extracted:
        """The text. Pictures are left out unless they have an alternative text."""
        try:
            result = mammoth.convert_to_html(
                io.BytesIO(content),
                style_map=STYLES,
                convert_image=mammoth.images.img_element(lambda _image: {"src": ""}),
            )
        except (KeyError, ValueError, AttributeError, OSError, SyntaxError, zipfile.BadZipFile) as error:
            raise NoTextError(TextRefusal.DAMAGED) from error
        return Extracted([Block(str(result.value))])
