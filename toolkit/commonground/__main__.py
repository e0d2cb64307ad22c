"""``python -m commonground``: the same as the command ``commonground``."""

from __future__ import annotations

from commonground.cli import main

if __name__ == "__main__":
    main(prog_name="commonground")
