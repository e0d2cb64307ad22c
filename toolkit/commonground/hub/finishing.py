"""What must be there before a session ends: whom it is for.

Whoever makes something for nobody in particular has not made it for anybody. So where a workshop
asks for its audience, the session ends when somebody has been named.
"""

from __future__ import annotations

from commonground.hub.state import State, activity
from commonground.session.problems import Refused

AUDIENCE = "audience"
"""What the step gives that asks for whom all of it is."""


def check(state: State) -> None:
    """Raise `Refused` while a workshop that was begun has not named whom it is for."""
    for workshop in state.workshops:
        begun = any(step.id in state.opened for step in workshop.steps)
        for step in workshop.steps if begun else ():
            if step.gives != AUDIENCE:
                continue
            if not str(activity(step).outcome(state.board(step)).get("text", "")).strip():
                raise Refused(
                    "Nobody has said yet whom this is for.",
                    safe="Everything that was said is kept.",
                    do=f"Go to “{step.title}” and name them, in a few words; then finish.",
                )
