"""The columns of a register: what each asks, what may stand in it, and what is wrong with it.

What is typed is kept as it was typed: a slip in a number or a day keeps nobody from saving, and is
told beside the row. Only what must be one of the choices is refused where it is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from commonground.activities.base import one_of
from commonground.methods.indicators.fields import Field
from commonground.methods.indicators.values import Wrong, value
from commonground.session.text import LINE_LENGTH, clean

KINDS: Final = ("line", "list", "text", "choice", "choices", "number", "whole", "date")
COUNTED: Final = ("number", "whole")
LONG = 600
BETWEEN = ", "  # several choices stand in one text, parted by this
# What a row is known by besides its columns, here and in the table that is exported.
TAKEN: Final = frozenset(
    {"id", "text", "item", "name", "row", "of", "first", "filled", "blocks", "warnings", "says"}
    | {"workshop", "step", "title", "activity", "author"}
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``low`` and ``high`` bound a number, ``choices`` are all that may be chosen.

    ``offers`` names an outcome of an earlier step, the items of which are offered beside the field,
    or is "rows": then the other rows are.
    """

    name: str
    label: str
    kind: str = "line"
    asks: str = ""
    choices: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    offers: str = ""

    def to_json(self) -> dict[str, Any]:
        """All that is said of it, as a step's options hold it."""
        values = {name: getattr(self, name) for name in self.__slots__}
        kept = {name: said for name, said in values.items() if said not in (None, "", ())}
        return kept | ({"choices": list(self.choices)} if self.choices else {})

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The column that `to_json` wrote."""
        known = {name: data[name] for name in cls.__slots__ if name in data}
        return cls(**{**known, "choices": tuple(data.get("choices", ()))})

    def cleaned(self, text: object) -> str:
        """What is kept of what was typed. Raises `Refused` for a choice that there is not."""
        long = self.kind == "text"
        limit = LONG if long or self.kind == "choices" else LINE_LENGTH
        words = clean(text, limit, lines=long, name=self.label.lower())
        if self.kind == "choices":
            several = {one_of(one, self.choices, "choice") for one in parted(words)}
            return BETWEEN.join(one for one in self.choices if one in several)
        return str(one_of(words, ("", *self.choices), "choice")) if self.choices else words

    def wrong(self, text: str) -> Wrong | None:
        """Why what stands in it cannot be read, if it cannot: no number, no day, out of range."""
        if self.kind not in (*COUNTED, "date") or not text:
            return None
        bounded = self.kind == "whole" or self.high is not None
        low = 0 if self.low is None and bounded else self.low
        kind: Any = self.kind
        try:
            value(Field(self.name, self.label, "what", kind, "", low=low, high=self.high), text)
        except Wrong as wrong:
            return wrong
        return None


NOTE: Final = Column("note", "Note", "text", "What is to be said of it?")
"""The one column of a register that names none."""


def columns_of(options: Mapping[str, Any]) -> list[Column]:
    """The columns that a step's options, or its board, name."""
    return [Column.from_json(one) for one in options.get("columns", ())] or [NOTE]


def parted(text: str) -> list[str]:
    """The choices in a text that holds several."""
    return [one for one in text.split(BETWEEN) if one]


def told(columns: Iterable[Column], fields: Mapping[str, str]) -> list[str]:
    """What stands in a row, in few words: everything that is short."""
    return [fields[c.name] for c in columns if c.kind != "text" and c.name in fields]
