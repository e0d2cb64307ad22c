"""A file made in a process of its own, by ``python -m commonground.report.apart``.

While a picture is drawn the interpreter is held, for tenths of a second at a time, and what draws
takes up to three hundred megabytes. A server with a room on its line does neither to itself: it
starts this, which draws, says what it made, and is gone.

What is to be made comes in by the standard input and what was made leaves by the standard output,
both as pickles: the two ends are this program, and a pipe between parent and child has no door.
"""

from __future__ import annotations

import os
import pickle
import sys
from typing import Protocol

from commonground.report.making import Export
from commonground.session.problems import CommonGroundError, Refused
from commonground.startup import leave_out

KINDER = 5  # than the room, which goes first


class Makes(Protocol):
    """What is to be made."""

    @property
    def draws(self) -> bool:
        """Whether pictures are drawn for it."""
        ...

    def __call__(self) -> Export:
        """Make it. Raises `Refused` where there is nothing to make it of."""
        ...

    def without_pictures(self) -> Export | None:
        """As it is without pictures; None if it has nothing else."""
        ...


def asked(making: Makes) -> bytes:
    """What the process is told."""
    return pickle.dumps(making)


def answered(said: bytes) -> Export:
    """What the process made. Raises what it was refused, and ValueError if it said nothing."""
    if not said:
        raise ValueError("nothing came back")
    found = pickle.loads(said)  # noqa: S301  # from our own child, as the module says
    if isinstance(found, dict):
        raise Refused(**found)
    export: Export = found
    return export


def main() -> None:
    """Make what the standard input says."""
    leave_out()
    if sys.platform != "win32":
        os.nice(KINDER)
    making: Makes = pickle.load(sys.stdin.buffer)  # noqa: S301  # from our own parent
    try:
        made: Export | dict[str, str] = making()
    except CommonGroundError as problem:
        made = problem.to_json()
    sys.stdout.buffer.write(pickle.dumps(made))


if __name__ == "__main__":
    main()
