"""Which picture belongs to which activity.

A picture is made of what the activity found (`Activity.summary`) and of its step's options: the
words for the ends of a scale, the axes of a field. An activity that is not in the table has none;
those that are say so of themselves (`Activity.pictured`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from commonground.activities.field import field
from commonground.charts.distributions import distributions
from commonground.charts.drawn import Drawn
from commonground.charts.exchange import exchange
from commonground.charts.honeycomb import honeycomb
from commonground.charts.logic_chain import logic_chain
from commonground.charts.look import PAGE, View
from commonground.charts.network import network
from commonground.charts.placement import placement

if TYPE_CHECKING:
    import pandas as pd

Options = Mapping[str, Any]


def picture(
    kind: str, frame: pd.DataFrame, options: Options | None = None, view: View = PAGE
) -> Drawn | None:
    """Draw what a step found; None where there is nothing to see.

    ``kind`` is the name of the activity, ``frame`` its summary, ``options`` those of the step.
    Nothing is drawn of an activity without a picture, of an empty summary, and of one in which
    nobody has answered (its column ``n`` has only zeros).
    """
    draw = _DRAW.get(kind)
    if draw is None or not len(frame) or ("n" in frame and not frame["n"].any()):
        return None
    return draw(frame, options or {}, view)


def _rating(frame: pd.DataFrame, options: Options, view: View) -> Drawn:
    named = options.get("criteria", ())
    scale = named[0] if len(named) == 1 else options.get("scale", {})
    labels = [str(label) for label in scale.get("labels", ())]
    ends = (labels[0], labels[-1]) if labels else ("", "")
    return distributions(frame, ends=ends, view=view)


def _placement(frame: pd.DataFrame, options: Options, view: View) -> Drawn:
    on = field(options)
    x, y = (str(axis["label"]) for axis in on["axes"])
    scale = (on["low"], on["high"])
    return placement(frame, axes=(x, y), scale=scale, names=on["names"], view=view)


def _ties(frame: pd.DataFrame, _: Options, view: View) -> Drawn:
    # Roles may be named; in a summary even who agreed to be named is a number.
    return network(frame[["source", "target", "weight"]], named=True, view=view)


_DRAW: Mapping[str, Callable[[pd.DataFrame, Options, View], Drawn | None]] = {
    "rating": _rating,
    "placement": _placement,
    "exchange": lambda frame, _, view: exchange(frame, view=view),
    "ties": _ties,
    "honeycomb": lambda frame, _, view: honeycomb(frame, view=view),
    "logic_chain": lambda frame, _, view: logic_chain(frame, view=view),
}
KINDS = tuple(_DRAW)
"""The activities that have a picture."""
