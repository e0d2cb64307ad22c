"""What files are called."""

from __future__ import annotations

import re
import unicodedata

LENGTH = 48


def file_name(title: str, code: str, suffix: str) -> str:
    """A name that every file system takes: the title in plain letters, the code, the suffix."""
    return f"{plain(title) or 'session'}-{code}.{suffix}"


def plain(title: str) -> str:
    """The title in plain letters with hyphens, empty where it has none."""
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters)[:LENGTH].strip("-")
