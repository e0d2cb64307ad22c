"""The pictures of a session: what its steps found, drawn from what may leave (`public`)."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from commonground.hub.state import activity
from commonground.report.record import Record
from commonground.session.steps import Step

if TYPE_CHECKING:
    import pandas as pd

    from commonground.charts import Drawn, View

# What a file that was tampered with may break, so that only one picture is missing.
_BROKEN = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
_log = logging.getLogger(__name__)


class Picture(NamedTuple):
    """A step's number in the session, the step, and its picture."""

    number: int
    step: Step
    drawn: Drawn


def summary(record: Record, step: Step) -> pd.DataFrame:
    """What the step's board found, as far as it was revealed."""
    return activity(step).summary(record.state.board(step))


def drawn(record: Record, step: Step, view: View | None = None) -> Drawn | None:
    """The picture of the step's board as far as it was revealed; None if there is none to see.

    A step that goes on with another's board has the picture of that one.
    """
    if record.state.phase(step.id) is None:
        return None
    began = record.state.steps.get(step.board, step)
    return activity(began).chart(record.state.board(began), began, view)


def pictures(record: Record, view: View | None = None) -> Iterator[Picture]:
    """The picture of each board that has one, under the step that began it."""
    for number, step in enumerate(record.state.steps.values(), start=1):
        if step.continues is not None:
            continue
        try:
            found = drawn(record, step, view)
        except _BROKEN as error:
            _log.warning("“%s” cannot be drawn: %r", step.title, error)
            continue
        if found is not None:
            yield Picture(number, step, found)
