"""Altair's own charts in a page of ours.

Altair shows a chart as HTML that fetches Vega from another host: in a room without internet that is
an empty place, and our pages forbid it. So in our kernels a chart is shown as its specification,
which the page draws. Altair is not imported for that: IPython applies it to the first chart.
"""

from __future__ import annotations

from typing import Any

MODULE, CHARTS = "altair.vegalite.v6.api", "TopLevelMixin"
MIME = "application/vnd.vegalite.v6+json"


def shown_as_data(shell: Any) -> None:
    """Tell the shell of this kernel how to show charts."""
    bundles = shell.display_formatter.mimebundle_formatter
    bundles.for_type_by_name(MODULE, CHARTS, _bundle)


def _bundle(chart: Any) -> dict[str, Any]:
    return {MIME: chart.to_dict(), "text/plain": repr(chart)}
