"""Tables as they are handed in: a DataFrame, or anything that makes one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from commonground.methods.problems import Unsuitable

if TYPE_CHECKING:
    import pandas as pd


def table(rows: pd.DataFrame | Iterable[Mapping[str, Any]], columns: Sequence[str]) -> pd.DataFrame:
    """The rows as a DataFrame with a plain index. No rows at all have the columns, all the same.

    Raises Unsuitable when a column is missing.
    """
    import pandas as pd

    frame = (
        rows.reset_index(drop=True) if isinstance(rows, pd.DataFrame) else pd.DataFrame(list(rows))
    )
    if frame.empty and not len(frame.columns):
        return pd.DataFrame(columns=list(columns))
    missing = [column for column in columns if column not in frame]
    if missing:
        raise Unsuitable(
            f"The table has no column “{missing[0]}”.",
            f"It needs {', '.join(columns)}; it has {', '.join(map(str, frame.columns))}.",
        )
    return frame
