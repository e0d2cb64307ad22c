"""Charts as widgets: Python, script and styles side by side."""

from __future__ import annotations

from commonground_widgets.chart.chart import Chart

__all__ = ["Chart"]
