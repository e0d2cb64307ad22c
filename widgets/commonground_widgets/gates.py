"""Settings of the gates. As in `commonground_widgets.settings`, a slip is told in its cell."""

from __future__ import annotations

from commonground.activities.gated import FOUNDATIONS, OF
from commonground_widgets.settings import Setting


def gate(of: str = FOUNDATIONS) -> Setting:
    """Conditions that count only by what there is to show for them.

    ``of="foundations"``: the seven foundations, each met only by what an earlier workshop made.
    ``of="scale"``: the nine conditions of taking one step further; what was measured is there
    already, the room brings evidence for the rest, and what nobody shows is unknown.
    """
    if of not in OF:
        raise ValueError(f"of is {of!r}; it is either {OF[0]!r} or {OF[1]!r}")
    return Setting("gate", {"of": of})
