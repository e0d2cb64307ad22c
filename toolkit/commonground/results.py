"""The results of a session, for a notebook: each step's numbers as a table, and its picture.

    import commonground

    session = commonground.open("less-rework-in-claims-K7M2QX.json")
    session                       # which steps it had, and what was agreed
    session.summary("rating")     # a DataFrame
    session.chart("rating")       # its picture, with its finding as the title

What was not revealed is not in it, and where people answered without names there are none.

It never opens a database: a database belongs to the server that runs on it. It reads a file that
an export made, or asks a running server for such a file, and in both cases looks at a copy in this
process's own memory. What happens in the room afterwards is not in it; open it again to see more.
"""

from __future__ import annotations

import html
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commonground.report import Record, opened
from commonground.session.codes import normalise
from commonground.session.problems import Refused, Unusable
from commonground.session.steps import Step

if TYPE_CHECKING:
    import pandas as pd

    from commonground.charts import Drawn, View

_DATABASES = {".db", ".sqlite", ".sqlite3", ".db-wal", ".db-shm"}
_HEAD = b"SQLite format 3\0"


@dataclass(frozen=True)
class Session:
    """A session that was held, to be looked at. ``source`` says where it was read from."""

    record: Record
    source: str

    @property
    def title(self) -> str:
        """What it was about."""
        return self.record.state.title

    @property
    def code(self) -> str:
        """Its code."""
        return self.record.row.code

    @property
    def steps(self) -> dict[str, str]:
        """The steps that were opened, in their order: id → title."""
        state = self.record.state
        return {step.id: step.title for step in state.steps.values() if state.phase(step.id)}

    @property
    def agreements(self) -> list[dict[str, Any]]:
        """What the group confirmed, in order, as the report has it."""
        return self.record.state.agreements()

    def summary(self, step: str) -> pd.DataFrame:
        """What a step found, one row for each item, pair or cell.

        A step whose activity sums nothing up, such as writing a text, gives its contributions.
        Raises `Refused` for a step that was not held.
        """
        from commonground.report import pictures  # noqa: PLC0415  # pandas takes a second

        found = self._step(step)
        table = pictures.summary(self.record, found)
        return self.rows(step) if table.columns.empty else table

    def rows(self, step: str) -> pd.DataFrame:
        """What people contributed to a step, as the CSV export has it; never a name."""
        import pandas as pd  # noqa: PLC0415  # as above

        from commonground.hub.state import activity  # noqa: PLC0415

        found = self._step(step)
        return pd.DataFrame(activity(found).rows(self.record.state.board(found)))

    def chart(self, step: str, view: View | None = None) -> Drawn | None:
        """The picture of what a step found; None where there is nothing to draw.

        Its ``chart`` is Altair's, to be changed at will; ``save`` writes it as SVG or PNG. Raises
        `Refused` for a step that was not held.
        """
        from commonground.report import pictures  # noqa: PLC0415  # Altair takes a second

        return pictures.drawn(self.record, self._step(step), view)

    def _step(self, name: str) -> Step:
        if name not in self.steps:
            raise Refused(
                f"There is no step “{name}” that was held in this session.",
                do=f"Choose one of: {', '.join(self.steps) or 'none was opened yet'}.",
            )
        return self.record.state.steps[name]

    def __repr__(self) -> str:
        lines = [f"{self.title} ({self.code}), from {self.source}"]
        lines += [f"  {name}: {title}" for name, title in self.steps.items()]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        """What people wrote is only ever text here too."""
        from commonground.hub.state import activity  # noqa: PLC0415  # only where it is shown

        steps = self.record.state.steps
        left = 'style="text-align:left"'  # JupyterLab puts everything to the right, as numbers
        cells = ("<code>{}</code>", "{}", "{}")
        row = f"<tr>{''.join(f'<td {left}>{cell}</td>' for cell in cells)}</tr>"
        rows = [
            row.format(*map(html.escape, (name, title, activity(steps[name]).name)))
            for name, title in self.steps.items()
        ]
        head = "".join(f"<th {left}>{name}</th>" for name in ("Step", "Title", "Activity"))
        agreed = [html.escape(str(one["statement"])) for one in self.agreements]
        quote = "".join(f"<blockquote>{statement}</blockquote>" for statement in agreed)
        return (
            f"<p><strong>{html.escape(self.title)}</strong> ({html.escape(self.code)}), "
            f"from {html.escape(self.source)}. This is a copy in this notebook’s own memory.</p>"
            f"{quote}<table><thead><tr>{head}</tr></thead>"
            f"<tbody>{''.join(rows)}</tbody></table>"
        )


def open_session(source: str | Path, code: str = "") -> Session:
    """The session in a JSON export, or on a running server; see `commonground.open`."""
    text = str(source).strip()
    if text.startswith(("http://", "https://")):
        return _from_server(text, code)
    path = Path(source).expanduser()
    if not path.exists() and not path.suffix and (found := normalise(text)):
        return _from_server(None, found)
    _refuse_databases(path)
    return Session(opened(path), f"the file {path.name}")


def _from_server(home: str | None, code: str) -> Session:
    from commonground.cli.client import Server  # noqa: PLC0415  # a file needs no client

    found = normalise(code)
    if found is None:
        raise Refused(
            f"“{code}” is no code of a session." if code else "Which session of that server?",
            safe="Nothing was asked for.",
            do='Give its code too, such as commonground.open(link, "K7M2QX").',
        )
    server = Server.find(home)
    answer = server.ask(f"api/sessions/{found}/export", query={"format": "json"})
    return Session(opened(answer.body), f"the server at {server.address}")


def _refuse_databases(path: Path) -> None:
    """A database belongs to its server; whoever else opens it may damage it."""
    if not path.is_file():
        return
    with path.open("rb") as file:
        is_one = file.read(len(_HEAD)) == _HEAD
    if is_one or path.suffix.lower() in _DATABASES:
        raise Unusable(
            f"{path.name} is a database, which belongs to the server that runs on it.",
            safe="It was not opened.",
            do="Ask that server: commonground.open(its home link, code). Or make a file first: "
            f"commonground export CODE --database {path.name}",
        )
