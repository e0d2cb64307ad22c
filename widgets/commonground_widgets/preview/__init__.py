"""A step at work below its cell: Python, script and styles side by side."""

from __future__ import annotations

from commonground_widgets.preview.preview import Preview, picture, preview

__all__ = ["Preview", "picture", "preview"]
