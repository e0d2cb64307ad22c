"""Settings of registers: rows that the room fills together, column by column.

As in `commonground_widgets.settings`, a slip in a cell is told in that cell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from commonground.activities.columns import BETWEEN, COUNTED, KINDS, TAKEN, Column
from commonground.activities.readings import READINGS
from commonground.activities.register import LIMIT, MOST
from commonground.session.text import LINE_LENGTH, clean
from commonground_widgets.settings import Setting, named_items

CHOSEN = ("choice", "choices")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,30}")


def column(
    name: str,
    label: str,
    *,
    asks: str = "",
    kind: str = "line",
    choices: Sequence[str] = (),
    low: float | None = None,
    high: float | None = None,
    offers: str = "",
) -> Column:
    """A column of a register: ``name`` for readings and files, ``label`` and ``asks`` for people.

    ``kind`` is "line", "list" (several names, parted by commas), "text" (several lines), "choice"
    (one of ``choices``), "choices" (several of them), "number", "whole" (both from ``low`` to
    ``high`` where these are given) or "date".
    ``offers`` names an outcome of an earlier step ("stakeholders"), whose items are offered, or
    is "rows": then the other rows are.
    """
    if kind not in KINDS:
        raise ValueError(f"kind is {kind!r}; it is one of {', '.join(KINDS)}")
    if not _NAME.fullmatch(name) or name in TAKEN:
        taken = "is taken" if name in TAKEN else "is no name of a column"
        raise ValueError(f"{name!r} {taken}; use small letters, digits and _, for example 'owner'")
    if (kind in CHOSEN) != bool(choices):
        raise ValueError(f"column {name!r} is a {kind} and its choices are {list(choices)!r}")
    if BETWEEN.strip() in "".join(choices) or len({*choices}) != len(choices) or "" in choices:
        raise ValueError(f"the choices of {name!r} each need a name of their own, without commas")
    if kind not in COUNTED and (low, high) != (None, None):
        raise ValueError(f"column {name!r} is a {kind}; only numbers lie between low and high")
    if high is not None and (low is None or low > high):
        raise ValueError(f"column {name!r} goes from {low} to {high}; name both, the lower first")
    said = clean(label, LINE_LENGTH, lines=False, name="label")
    if not said:
        raise ValueError(f"column {name!r} has no label")
    return Column(name, said, kind, asks, tuple(choices), low, high, offers)


def register(
    columns: Sequence[Column] = (),
    rows: Sequence[str] | Mapping[str, str] = (),
    *,
    row: str = "row",
    add: str = "Add a row",
    reads: str = "",
    limit: int = LIMIT,
) -> Setting:
    """Rows that the room fills together; everybody sees each as it is saved.

    It begins with ``rows`` (names, or id → name), or else with a row for each item of the step
    before. ``row`` is what one of them is called, and ``add`` what the button says that adds one;
    with ``add=""`` there are no others. There are ``limit`` at most. ``reads`` names the reading
    that looks at the rows: one of `commonground.activities.readings.READINGS`.
    """
    if not 1 <= limit <= MOST:
        raise ValueError(f"limit is {limit}; a register has 1 to {MOST} rows")
    if reads and reads not in READINGS:
        raise ValueError(f"reads is {reads!r}; the readings are {', '.join(sorted(READINGS))}")
    names = [one.name for one in columns]
    if len({*names}) != len(names):
        raise ValueError(f"the columns are {names!r}; each needs a name of its own")
    begin = named_items([*rows.values()] if isinstance(rows, Mapping) else rows).get("items", [])
    if isinstance(rows, Mapping):
        begin = [{**one, "id": key} for key, one in zip(rows, begin, strict=True)]
    if len(begin) > limit:
        raise ValueError(f"limit is {limit}, and there are {len(begin)} rows to begin with")
    options = {"row": row, "add": add, "reads": reads, "limit": limit}
    return Setting(
        "register",
        {
            **options,
            "columns": [one.to_json() for one in columns],
            **({"rows": begin} if begin else {}),
        },
    )
