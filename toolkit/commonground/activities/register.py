"""Register: rows that the room fills together, and what is read from them as they are saved.

Like indicator cards, a row is everybody's work and open to all from the start. The step says which
columns it has, whether there are rows to begin with and whether more may be added, and which
reading (`commonground.activities.readings`) looks at them. A reading never keeps anybody from
saving: what blocks, blocks what follows, and says what would open it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from commonground.activities import brought, entries
from commonground.activities.base import (
    ALWAYS,
    BOTH,
    FACILITATOR,
    Activity,
    Allowed,
    Ask,
    Author,
    Board,
    Look,
    Room,
    new_id,
    one_of,
)
from commonground.activities.columns import columns_of, told
from commonground.activities.items import starting_items
from commonground.activities.readings import READINGS
from commonground.activities.registered import (
    NAME,
    ROWS,
    begun,
    flat,
    fold,
    frozen,
    offered,
    read,
)
from commonground.session.events import Event
from commonground.session.problems import Refused
from commonground.session.steps import Step
from commonground.session.text import clean, same_name

if TYPE_CHECKING:
    import pandas as pd

    from commonground.charts import Drawn, View

ROADMAP = "roadmap"  # the reading of what stands on a calendar
LIMIT = 20
MOST = 60


class Register(Activity):
    """Board: ``rows``, as `commonground.activities.entries` has them.

    And ``columns``, ``reads`` (the name of the reading), ``given`` (what it looks at besides),
    ``offers`` (column → texts that may stand in it).
    """

    name = "register"
    pictured = True
    private = False
    promise = "Everybody sees each row as it is saved; nobody sees who wrote what."
    columns = ("id", "text", "filled", "blocks", "warnings", "says")
    commands = {
        "add_row": Allowed(BOTH),
        "save_row": Allowed(BOTH),
        "fill_row": Allowed(BOTH),
        "take_out_row": Allowed(FACILITATOR, ALWAYS),
        "put_row_first": Allowed(FACILITATOR, ALWAYS),
        "take_rows": Allowed(FACILITATOR),
    }
    undoable = {
        "row_added": "New row",
        "row_saved": "Change of a row",
        "row_taken_out": "Removal of a row",
        "row_put_first": "Order of the rows",
        **brought.UNDOABLE,
    }

    def allowed(self, step: Step) -> Mapping[str, Allowed]:
        """Where the rows are fixed, none is added, and none that the step names is taken out."""
        fixed = set() if step.options.get("brings") else {"take_rows"}
        if not _grows(step):
            fixed |= {"add_row"} | ({"take_out_row"} if step.options.get("rows") else set())
        return {kind: rule for kind, rule in self.commands.items() if kind not in fixed}

    def draws(self, step: Step) -> bool:
        """Where its reading has a picture."""
        reading = READINGS.get(str(step.options.get("reads", "")))
        return reading is not None and reading.pictured

    def dates(self, step: Step) -> bool:
        """A roadmap's."""
        return bool(step.options.get("reads") == ROADMAP)

    def chart(self, board: Board, step: Step, view: View | None = None) -> Drawn | None:
        """The picture of what was read (``read`` among its options)."""
        from commonground.charts.look import PAGE  # noqa: PLC0415  # as the base class says
        from commonground.charts.steps import picture  # noqa: PLC0415  # as above

        options = {**step.options, "read": read(board)}
        return picture(self.name, self.summary(board), options, view or PAGE)

    def prepare(self, step: Step, source: Board, room: Room) -> dict[str, Any]:
        columns = columns_of(step.options)
        items = list(step.options.get("rows", ())) or starting_items(step, source)
        found = {
            "rows": {item["id"]: begun(item, columns) for item in items[:MOST]},
            "given": frozen(str(step.options.get("reads", "")), room),
            "offers": offered(columns, room),
        }
        return {name: inputs for name, inputs in found.items() if inputs}

    def blank(self, step: Step) -> Board:
        columns = [column.to_json() for column in columns_of(step.options)]
        reads = str(step.options.get("reads", ""))
        more: dict[str, Any] = {"columns": columns, "reads": reads, "given": {}, "offers": {}}
        return {**entries.blank(ROWS), **more}

    def decide(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        if ask.kind == "add_row":
            return self._add(board, ask)
        if ask.kind == "take_rows":
            return brought.taken(board, ask, int(ask.step.options.get("limit", LIMIT)))
        if ask.kind == "fill_row" and ask.data.get("row") is None:
            return "row_filled", {"row": None}
        row = one_of(ask.data.get("row"), board[ROWS].keys(), "row")
        if ask.kind == "save_row":
            return self._save(board, ask, row)
        if ask.kind == "put_row_first":
            return "row_put_first", {"row": row, "first": bool(ask.data.get("first"))}
        kinds = {"fill_row": "row_filled", "take_out_row": "row_taken_out"}
        return kinds[ask.kind], {"row": row}

    def _add(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        text = _named(board, ask.data.get("text"), None)
        limit = int(ask.step.options.get("limit", LIMIT))
        if len(board[ROWS]) >= limit:
            raise Refused(f"There are {limit} rows already.", do="Take one out at the desk first.")
        return "row_added", {"row": new_id("r", ask), "fields": {"text": text}}

    def _save(self, board: Board, ask: Ask, row: str) -> tuple[str, dict[str, Any]]:
        given = ask.data.get("fields")
        known = given if isinstance(given, Mapping) else {}
        columns = {column.name: column for column in columns_of(board)}
        fields = {
            name: column.cleaned(known[name]) for name, column in columns.items() if name in known
        }
        if "text" in known and _grows(ask.step):
            fields["text"] = _named(board, known["text"], row)
        base = ask.data.get("base", 0)
        return "row_saved", {
            "row": row,
            "fields": entries.changes(board[ROWS][row], fields, base, "in this row"),
        }

    def fold(self, board: Board, event: Event) -> Board:
        return brought.fold(board, event) if event.kind == brought.TAKEN else fold(board, event)

    def shared(self, board: Board, look: Look) -> dict[str, Any]:
        filling = list(board["at"].values())
        return {
            "rows": [
                {
                    "id": key,
                    "text": row["fields"].get("text", ""),
                    "fields": row["fields"],
                    "filled": _filled(row["fields"]),
                    "filling": filling.count(key),
                    "first": key in board["first"],
                }
                for key, row in entries.ordered(board, ROWS).items()
            ],
            "changes": board["changes"],
            "columns": board["columns"],
            "read": read(board),
            "offers": board["offers"],
        }

    def mine(self, board: Board, author: Author, look: Look) -> dict[str, Any]:
        at = board["at"].get(author)
        return {"at": at if at in board[ROWS] else None}

    def answered(self, board: Board, author: Author, phase: str) -> bool:
        return author in board["filled"]

    def outcome(self, board: Board) -> dict[str, Any]:
        """``items``: the rows with what stands in them; ``text``: a line for each; ``read``."""
        columns, rows = columns_of(board), flat(board)
        lines = (": ".join(filter(None, (r["text"], ", ".join(told(columns, r))))) for r in rows)
        known = {"reads": board["reads"], "read": read(board)} if board["reads"] else {}
        return {"items": rows, "text": "\n".join(lines), **known}

    def results(self, board: Board) -> list[dict[str, Any]]:
        """A record per row: what stands in it, how many columns are filled, what is found in it."""
        found = read(board)["findings"]
        names = [column["name"] for column in board["columns"]]
        return [
            {
                **dict.fromkeys(names, ""),
                **row,
                "filled": _filled(row),
                **{f"{level}s": _count(found, row["id"], level) for level in ("block", "warning")},
                "says": " ".join(_told(one) for one in found if one["row"] == row["id"]),
            }
            for row in flat(board)
        ]

    def summary(self, board: Board) -> pd.DataFrame:
        """The results as a table: name first, then the columns, then what is found."""
        import pandas as pd  # noqa: PLC0415  # as the base class says

        names = [column["name"] for column in board["columns"]]
        first, last = self.columns[:2], self.columns[2:]
        return pd.DataFrame(self.results(board), columns=[*first, *names, *last])

    def rows(self, board: Board) -> list[dict[str, Any]]:
        return [{"item": row.pop("id"), **row} for row in self.results(board)]


def _grows(step: Step) -> bool:
    """Whether rows may be added, and named otherwise."""
    return bool(step.options.get("add", True))


def _filled(fields: Mapping[str, Any]) -> int:
    return sum(bool(text) for name, text in fields.items() if name not in ("id", "text"))


def _told(one: Mapping[str, Any]) -> str:
    return f"{one['words']} {one['cure']}".strip()


def _count(found: list[dict[str, Any]], row: str, level: str) -> int:
    return sum(one["row"] == row and one["level"] == level for one in found)


def _named(board: Board, text: object, row: str | None) -> str:
    """A row's name, which no other has. Raises `Refused` without one."""
    name = clean(text, NAME, lines=False, name="name")
    if not name:
        raise Refused("The row has no name yet.", do="Say in a few words what it is.")
    others = (each["fields"].get("text", "") for key, each in board[ROWS].items() if key != row)
    if any(same_name(name, other) for other in others):
        raise Refused(f"“{name}” is there already.", do="Open it, or choose another name.")
    return name
