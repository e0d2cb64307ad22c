"""Altair's own charts in a page of ours.

Altair shows a chart as HTML that fetches Vega from another host: in a room without internet that is
an empty place, and our pages forbid it. In a kernel that a server started for a visitor a chart is
shown as its specification instead, which the page draws. Anywhere else Altair does as it likes.

Altair is not imported for that: IPython applies it to the first chart that is shown.
"""

from __future__ import annotations

import os
import sys
from typing import Any

from commonground.hub.links import HUB

MODULE, CHARTS = "altair.vegalite.v6.api", "TopLevelMixin"
MIME = "application/vnd.vegalite.v6+json"


def show_as_data() -> None:
    """Tell the shell of this kernel, if there is one, how to show charts."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell is not None:
        bundles = shell.display_formatter.mimebundle_formatter
        bundles.for_type_by_name(MODULE, CHARTS, _bundle)


def _bundle(chart: Any) -> Any:
    if HUB not in os.environ:
        return chart._repr_mimebundle_()
    return {MIME: chart.to_dict(), "text/plain": repr(chart)}
