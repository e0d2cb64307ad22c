"""The one place where a command is allowed or refused.

Who may send what, and when, stands in two tables: `DESK` for what moves the session, and each
activity's `allowed` for what people do in a step. The pages read the same tables to know what
to offer (`allowed`), so a button that is there works and one that is not there would be refused.
"""

from __future__ import annotations

from collections.abc import Callable

from commonground.activities.base import CLOSED, OPEN, REVEALED
from commonground.hub.state import State, activity
from commonground.session.commands import Command
from commonground.session.people import Role, Viewer
from commonground.session.problems import Refused
from commonground.session.steps import Step

Condition = Callable[[State], bool]


def _in(*phases: str) -> Condition:
    return lambda state: state.current is not None and state.phase(state.current) in phases


def _running(state: State) -> bool:
    opened = state.opened.get(state.current or "")
    return opened is not None and opened.ends_at is not None


def _halted(state: State) -> bool:
    opened = state.opened.get(state.current or "")
    return opened is not None and opened.left is not None


def _private(state: State) -> bool:
    return state.step is not None and activity(state.step).private


# What the desk may do, and when it makes sense.
DESK: dict[str, Condition] = {
    "open_step": lambda state: True,
    "add_workshop": lambda state: True,
    "close_step": _in(OPEN),
    "reopen_step": _in(CLOSED, REVEALED),
    "reveal": lambda state: _private(state) and _in(OPEN, CLOSED)(state),
    "extend": _in(OPEN, CLOSED, REVEALED),
    "pause": _running,
    "resume": _halted,
    "lock_room": lambda state: not state.locked,
    "unlock_room": lambda state: state.locked,
    "remove_person": lambda state: True,
    "finish": lambda state: state.current is not None,
    "undo": lambda state: True,
}
AFTER_THE_END = {"undo"}


def asks(state: State, step: Step) -> bool:
    """Whether everybody is asked for an answer in a step: not in one that is only looked at."""
    found = activity(step)
    if not step.revealed:
        return found.everybody
    now = state.phase(step.id)
    rules = found.allowed(step).values()
    return any(Role.PARTICIPANT in one.roles and now in one.phases for one in rules)


def check(state: State, viewer: Viewer, command: Command) -> None:
    """Raise `Refused` unless this viewer may send this command now."""
    if viewer.role is Role.SCREEN:
        raise Refused("The screen only shows; it cannot change anything.", do="Use the desk.")
    if _is_gone(state, viewer):
        raise Refused("You are no longer in this session.", do="Join again with the code.")
    if state.finished and command.kind not in AFTER_THE_END:
        raise Refused("The session has ended.", safe="Everything that was said is kept.")
    if command.kind in DESK:
        _check_desk(state, viewer, command)
    else:
        _check_step(state, viewer, command)


def _is_gone(state: State, viewer: Viewer) -> bool:
    """Whether this is the page of somebody who was removed."""
    return viewer.role is Role.PARTICIPANT and viewer.person not in state.people


def _check_desk(state: State, viewer: Viewer, command: Command) -> None:
    if viewer.role is not Role.FACILITATOR:
        raise Refused("Only the facilitator can do that.")
    if not DESK[command.kind](state):
        raise Refused(
            "That is not possible at this point.",
            do="Look at the desk again: the step may have moved on in another window.",
        )
    if command.step is not None and command.step != state.current:
        raise Refused("The room has moved on to another step.", do="Look again, then decide.")


def _check_step(state: State, viewer: Viewer, command: Command) -> None:
    step = state.step
    if step is None or command.step != step.id:
        raise Refused(
            "The room has moved on, and this step takes no more answers.",
            safe="What you saved in it is kept; what you typed since is still on your page.",
            do="Go on with the step that is open now.",
        )
    rule = activity(step).allowed(step).get(command.kind)
    if rule is None:
        raise Refused("This step has nothing like that.", do="Reload the page.")
    if viewer.role not in rule.roles:
        raise Refused("That is not yours to do in this step.")
    phase = state.phase(step.id)
    if phase not in rule.phases:
        raise Refused(
            "The facilitator has closed this step."
            if phase == CLOSED
            else "That is not possible at this point of the step.",
            safe="What you saved before is kept.",
            do="Wait for the next step.",
        )


def allowed(state: State, viewer: Viewer) -> list[str]:
    """The kinds of command that `check` would let through now, sorted."""
    if viewer.role is Role.SCREEN or _is_gone(state, viewer):
        return []
    if state.finished:
        return sorted(AFTER_THE_END) if viewer.role is Role.FACILITATOR else []
    found = [] if state.step is None else _of_step(state, state.step, viewer.role)
    if viewer.role is Role.FACILITATOR:
        found += [kind for kind, condition in DESK.items() if condition(state)]
    return sorted(found)


def _of_step(state: State, step: Step, role: Role) -> list[str]:
    phase = state.phase(step.id)
    return [
        kind
        for kind, rule in activity(step).allowed(step).items()
        if role in rule.roles and phase in rule.phases
    ]
