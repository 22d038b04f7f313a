"""Names of files as strangers give them: shown so that nobody is deceived, stored so that every system takes them."""

import unicodedata

# ext4 takes 255 bytes, three for each kanji; storage adds seven letters of its own when a name is taken.
MOST_LETTERS = 60
MOST_SHOWN = 300
# Windows, S3 and shells give these a meaning.
AVOIDED = set("<>:\"/\\|?*%#&{}$!'`@+=^~;,")
WITHOUT_A_NAME = "file"
# Control letters, invisible ones (some turn the direction of writing round), halves of letters, private ones.
DECEIVING = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
# Symbols, emoji among them.
PICTURES = {"So", "Sk"}


def safe_name(name: str, ending: str) -> str:
    """A name for the file system: letters, figures, the given ending, nothing above, nothing hidden."""
    stem = _last_part(name).rpartition(".")[0] or _last_part(name)
    letters = [letter for letter in unicodedata.normalize("NFC", stem) if _is_plain(letter)]
    plain = "_".join("".join(letters).split()).strip("._-")
    return f"{plain[:MOST_LETTERS].rstrip('._-') or WITHOUT_A_NAME}.{ending}"


def name_to_show(name: str) -> str:
    """The name as it was given; what cannot be seen stands as ␣, so that a turned-round ending is noticed."""
    shown = "".join("␣" if unicodedata.category(letter) in DECEIVING else letter for letter in name)
    return shown if len(shown) <= MOST_SHOWN else f"{shown[: MOST_SHOWN - 1]}…"


def _last_part(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2]


def _is_plain(letter: str) -> bool:
    return letter not in AVOIDED and unicodedata.category(letter) not in DECEIVING | PICTURES
