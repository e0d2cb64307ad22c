"""What to do about an error in a cell, for a facilitator who is rarely a programmer."""

from __future__ import annotations

import re

_MAGIC = re.compile(r"\s*[%!?]|.*\?\s*$")
_CURES: tuple[tuple[type[BaseException], str], ...] = (  # the first that fits; settings say more
    (
        ImportError,
        "Install what is missing where Common Ground is installed, or take the import out.",
    ),
    (NameError, "Check the spelling, or give the name its meaning in a cell above."),
    (TypeError, "Check the spelling of the settings in the brackets, and what each is given."),
    (EOFError, "Nobody can answer here: take input() out, and write the value into the cell."),
    (SystemExit, "Take out what ends Python: the cells below would never run."),
    (OSError, "Cells run wherever the server stands: name files by their whole path."),
    (ValueError, "Change it in this cell, and run the cell in JupyterLab to see it at work."),
)


def cure(error: BaseException, source: str) -> str:
    """A sentence on how to mend the cell with this source, which raised the error."""
    if isinstance(error, SyntaxError):
        return _syntax(error, source)
    found = (told for kind, told in _CURES if isinstance(error, kind))
    return next(found, "Run the cell in JupyterLab: it shows the whole message.")


def _syntax(error: SyntaxError, source: str) -> str:
    lines = source.splitlines()
    line = lines[error.lineno - 1].strip() if error.lineno and error.lineno <= len(lines) else ""
    if _MAGIC.match(line):
        return f"Take out “{line[:60]}”: a workshop's cells are plain Python."
    here = f"Look at “{line[:60]}”, and at the line above it: " if line else ""
    return f"{here}a bracket, a comma or a quotation mark is often missing there."
