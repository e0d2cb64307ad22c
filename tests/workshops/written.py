"""Notebooks as tests write them."""

import json
from pathlib import Path
from typing import Any

BEGIN = 'from commonground_widgets import Workshop, reading\nbook = Workshop("try", "A try")'
STEP = 'book.step("a", "A", reading("x"), minutes=5, prompt="Read.")'
GUIDE = "# A try\n\n**5 minutes.**"
PAGE = f"{BEGIN}\nbook"


def notebook(folder: Path, *cells: str, name: str = "try") -> Path:
    """A notebook of these cells: with # and a blank Markdown, with a last line `book` the page."""

    def cell(source: str) -> dict[str, Any]:
        kind = "markdown" if source.startswith("# ") else "code"
        tags = {"tags": ["page"]} if source.endswith("\nbook") else {}
        made: dict[str, Any] = {"cell_type": kind, "metadata": tags, "source": source}
        return made | ({} if kind == "markdown" else {"outputs": [], "execution_count": None})

    path = folder / f"{name}.ipynb"
    content = {
        "cells": [cell(s) for s in cells],
        "metadata": {},
        "nbformat": 4,
        "nbformat_minor": 4,
    }
    path.write_text(json.dumps(content), encoding="utf-8")
    return path
