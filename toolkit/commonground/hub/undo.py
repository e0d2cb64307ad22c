"""What "undo" can take back, and how the desk calls it.

What moves the session stands here; each activity says the rest of its own events (`undoable`).
What another button takes back, such as a pause, is in neither.
"""

from __future__ import annotations

from commonground.activities import ACTIVITIES
from commonground.hub.state import State, activity
from commonground.session.events import DESK, Event
from commonground.session.problems import Refused

# {step} is the title of the step, {workshop} that of the workshop that was added.
_SESSION = {
    "step_opened": "Opening of “{step}”",
    "step_closed": "Closing of “{step}”",
    "step_reopened": "Reopening of “{step}”",
    "revealed": "Reveal of “{step}”",
    "extended": "Change of the time",
    "workshop_added": "Adding of “{workshop}”",
    "person_removed": "Removal of a person",
    "finished": "End of the session",
}
KINDS = frozenset(_SESSION).union(*(each.undoable for each in ACTIVITIES.values()))
"""Every kind of event that can be taken back in some step."""


def label(state: State, event: Event) -> str | None:
    """How the desk calls what it may take back; None for what it may not."""
    if event.actor != DESK:
        return None
    step = state.steps.get(event.step or "")
    if event.kind in _SESSION:
        workshop = event.data.get("workshop", {}).get("title", "")
        return _SESSION[event.kind].format(step=step.title if step else "", workshop=workshop)
    return activity(step).undoable.get(event.kind) if step else None


def stays(state: State, event: Event) -> Refused | None:
    """Why something can be taken back no longer; None if it can.

    A workshop in which somebody has said something stays: with it, what they said would go.
    """
    workshop = event.data["workshop"] if event.kind == "workshop_added" else {"steps": ()}
    if not any(step["id"] in state.boards for step in workshop["steps"]):
        return None
    return Refused(
        f"Something has been said in “{workshop['title']}”, so it stays.",
        safe="All of it is kept.",
        do="Go on to another step; this one need not be held.",
    )
