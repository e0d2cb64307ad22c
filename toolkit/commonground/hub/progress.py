"""N of M: how many of those who are here have answered, and how many have begun.

Each person is asked once and again only when something happened that may change their answer, so
that one more answer costs the same in a room of a hundred as in a room of three.
"""

from __future__ import annotations

from collections.abc import Collection

from commonground.hub.live import Live
from commonground.hub.patch import Json
from commonground.hub.state import activity


class Progress:
    """Who has answered in the step that is open."""

    def __init__(self, live: Live) -> None:
        self._live = live
        self._done: set[str] = set()
        self._begun: set[str] = set()  # of those who are not done
        self._ask: set[str] | None = None

    def again(self, people: Collection[str] | None) -> None:
        """Ask these people again; None for everybody."""
        if people is None or self._ask is None:
            self._ask = None
        else:
            self._ask.update(people)

    def count(self, here: Collection[str]) -> Json:
        """M counts those who are here; who answered and left counts in neither.

        ``begun``, where it is not none, are those beside the N who have answered a part.
        """
        present = self._live.state.people.keys() & here
        for person in present if self._ask is None else present & self._ask:
            done, begun = self._stands(person)
            (self._done.add if done else self._done.discard)(person)
            (self._begun.add if begun and not done else self._begun.discard)(person)
        self._ask = set()
        found: Json = {"answered": len(self._done & present), "of": len(present)}
        if part := len(self._begun & present):
            found["begun"] = part
        return found

    def _stands(self, person: str) -> tuple[bool, bool]:
        """Whether somebody has answered, and whether they have at least begun."""
        state = self._live.state
        if (step := state.step) is None:
            return False, False
        author, board = self._live.author(person, step), state.board(step)
        asked, phase = activity(step), state.phase(step.id) or ""
        return asked.answered(board, author, phase), asked.begun(board, author)
