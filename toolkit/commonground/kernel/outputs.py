"""What a cell, or an Output widget, has published, in the form in which notebooks keep it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Json = dict[str, Any]
KINDS = frozenset({"stream", "error", "display_data", "execute_result"})


class Outputs:
    """A list of outputs that grows as messages come in."""

    def __init__(self) -> None:
        self._found: list[Json] = []
        self._to_be_cleared = False

    def begin(self, kept: Sequence[Json]) -> None:
        """Go on from these, unless they are what is here."""
        if list(kept) != self.kept:
            self._found = list(kept)

    @property
    def kept(self) -> list[Json]:
        """What there is now, as `nbformat` knows it."""
        return [
            {name: value for name, value in output.items() if name != "transient"}
            for output in self._found
        ]

    @property
    def failed(self) -> bool:
        """Whether there is an error among them."""
        return any(output["output_type"] == "error" for output in self._found)

    def take(self, kind: str, content: Json) -> bool:
        """Take a message, if it is about outputs."""
        if kind == "clear_output":
            self._to_be_cleared = True
            if not content.get("wait"):
                self._clear_if_due()
        elif kind == "update_display_data":
            self._update(content)
        elif kind in KINDS:
            self._clear_if_due()
            self._add({"output_type": kind, **content})
        else:
            return False
        return True

    def _add(self, output: Json) -> None:
        """Add one; what is printed goes on where the last line ended."""
        last = self._found[-1] if self._found else {}
        if output["output_type"] == "stream" and last.get("name") == output["name"]:
            self._found[-1] = {**last, "text": last["text"] + output["text"]}
        else:
            self._found.append(output)

    def _update(self, content: Json) -> None:
        name = _display_id(content)
        for output in self._found:
            if name is not None and _display_id(output) == name:
                output |= {"data": content["data"], "metadata": content["metadata"]}

    def _clear_if_due(self) -> None:
        if self._to_be_cleared:
            self._found.clear()
        self._to_be_cleared = False


def _display_id(content: Json) -> str | None:
    name = content.get("transient", {}).get("display_id")
    return None if name is None else str(name)
