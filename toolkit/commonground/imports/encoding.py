"""In which letters a file is written, and by what its cells are separated.

A byte order mark decides; then whether the whole file is UTF-8; then how often a NUL stands at even
and odd places (UTF-16 without a mark). What is left is an old encoding of one byte a letter, which
nothing in the file names: charset-normalizer looks at the letters, and the person can say
otherwise.
"""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from contextlib import suppress
from io import StringIO
from pathlib import Path

from commonground.imports.problems import Unreadable

BLOCK = 1 << 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLD = ["cp1252", "latin_1", "cp1250", "cp1251", "mac_roman", "shift_jis", "gb18030"]
_NEVER_IN_1252 = bytes([0x81, 0x8D, 0x8F, 0x90, 0x9D])
DELIMITERS = ",;\t|"
ENCODINGS = ("utf-8", "utf-16", "cp1252", "latin-1", "cp1250", "cp1251", "mac-roman")
"""What a person may say."""


def encoding_of(path: Path) -> str:
    """The encoding of a text file. Raises `Unreadable` for what is no text."""
    with path.open("rb") as file:
        start = file.read(BLOCK)
    for mark, name in _MARKS:
        if start.startswith(mark):
            return name
    if b"\0" in start:
        return _wide(start)
    return "utf-8" if _is_utf8(path) else _old(start)


def _wide(start: bytes) -> str:
    """UTF-16 without its mark: every other byte of most letters is a NUL."""
    even, odd = start[::2].count(0), start[1::2].count(0)
    half = len(start) // 2
    if odd > 0.3 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.3 * half and odd < 0.05 * half:
        return "utf-16-be"
    raise Unreadable("The file is no text: there are bytes in it that no table has.")


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as file:
            while block := file.read(BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _old(start: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415  # most files are UTF-8

    lines = [line for line in start.splitlines() if any(byte > 127 for byte in line)]
    letters = b"\n".join(lines)[:65_536]
    best = from_bytes(letters, cp_isolation=_OLD).best() if letters else None
    found = best.encoding if best else "cp1252"
    if found in ("latin_1", "cp1252"):
        # The same but for quotes, dashes and the euro sign, which people type, and controls.
        return "latin-1" if any(byte in letters for byte in _NEVER_IN_1252) else "cp1252"
    return found


def delimiter_of(path: Path, encoding: str) -> str:
    """What separates the cells: what makes the same number of them in most of the first lines."""
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        start = file.read(65_536).replace("\0", "").lstrip("\ufeff")
    first, _, rest = start.partition("\n")
    if first.strip().casefold().startswith("sep=") and len(first.strip()) == 5:
        return first.strip()[-1] if first.strip()[-1] in DELIMITERS else ","
    text = rest if first.lstrip('"').startswith("#") else start
    return max(DELIMITERS, key=lambda one: _fits(text, one))


def _fits(text: str, delimiter: str) -> tuple[float, int]:
    """How many of the rows are as wide as most are, and how wide that is; 0 for a single cell."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    widths: list[int] = []
    with suppress(csv.Error):  # what was read before tells enough; the file is told of later
        for row in reader:
            if row and len(widths) < 50:
                widths.append(len(row))
    if not widths:
        return 0.0, 0
    width, often = Counter(widths).most_common(1)[0]
    return (often / len(widths), width) if width > 1 else (0.0, width)
