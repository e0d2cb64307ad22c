"""What programs of our own do without.

jsonschema offers to check internationalised addresses. To be able to, it compiles their grammar
whenever it is imported, which takes a second: as long as all the rest of a server, and nothing here
is ever checked so. It goes on without, as where that package is not installed.

Only for processes that are ours alone. Notebooks import `commonground` too, and keep all they have.
"""

from __future__ import annotations

import sys

NEEDLESS = ("rfc3987_syntax",)


def leave_out() -> None:
    """Let the import of what is needless fail from now on, unless it has happened."""
    for name in NEEDLESS:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]  # None is how to say it
