"""The JSON file: the session's events as they are in the log, one to a line.

Its salt, the cookies and what people typed and did not send are not in it.
"""

from __future__ import annotations

import json
from typing import Any

from commonground.report.record import Record

FORMAT = "commonground-session"
VERSION = 1


def write(record: Record) -> str:
    """The file's text. Times are seconds since the epoch."""
    row = record.row
    head = {
        "format": FORMAT,
        "version": VERSION,
        "exported_at": record.made_at,
        "session": {
            "id": row.id,
            "code": row.code,
            "title": row.title,
            "created_at": row.created_at,
        },
        "withheld": dict(record.kept.withheld),
    }
    lines = ",\n".join(_json(event.to_json()) for event in record.kept.events)
    return f'{_json(head)[:-1]}, "events": [\n{lines}\n]}}\n'


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
