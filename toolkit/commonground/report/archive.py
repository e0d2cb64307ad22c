"""Several files in one, as a ZIP file: the same files at the same time are the same bytes."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping

_FIRST = (1980, 1, 1, 0, 0, 0)  # a ZIP file knows no earlier time


def zipped(files: Mapping[str, bytes], at: float) -> bytes:
    """The ZIP file of these files, all of one time (seconds since the epoch)."""
    folder = io.BytesIO()
    time = max(_FIRST, dt.datetime.fromtimestamp(at, dt.UTC).timetuple()[:6])
    with zipfile.ZipFile(folder, "w", zipfile.ZIP_DEFLATED) as made:
        for name, body in files.items():
            info = zipfile.ZipInfo(name, time[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(info, body)
    return folder.getvalue()
