"""Which picture belongs to which activity.

A picture is made of what the activity found (`Activity.summary`) and of its step's options: the
words for the ends of a scale, the axes of a field. An activity that is not in the table has none;
those that are say so of themselves (`Activity.pictured`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from commonground.activities.estimated import worth as worth_of
from commonground.activities.estimates import VALUE
from commonground.activities.field import field
from commonground.activities.readiness import READINESS, SCENARIOS
from commonground.activities.salience import MODEL
from commonground.activities.spots import MODEL as HOTSPOTS
from commonground.charts.cards import cards
from commonground.charts.checklist import checklist
from commonground.charts.coding import coding
from commonground.charts.commitments import commitments
from commonground.charts.consent import consent
from commonground.charts.criteria import criteria
from commonground.charts.decision import decision
from commonground.charts.distributions import distributions
from commonground.charts.dots import dots
from commonground.charts.drawn import Drawn
from commonground.charts.estimates import estimates
from commonground.charts.exchange import exchange
from commonground.charts.gate import gate
from commonground.charts.goal_tree import goal_tree
from commonground.charts.guide import guide
from commonground.charts.honeycomb import honeycomb
from commonground.charts.hotspots import hotspots
from commonground.charts.indicators import indicators
from commonground.charts.logic_chain import logic_chain
from commonground.charts.look import PAGE, View
from commonground.charts.network import network
from commonground.charts.placement import placement
from commonground.charts.proposals import proposals
from commonground.charts.ranking import ranking
from commonground.charts.readiness import readiness, scenarios
from commonground.charts.registers import register
from commonground.charts.results import results
from commonground.charts.salience import salience
from commonground.charts.voices import voices
from commonground.charts.worth import worth

if TYPE_CHECKING:
    import pandas as pd

Options = Mapping[str, Any]
# Where a summary holds what people answered, if not in the column n.
ANSWERS: Mapping[str, tuple[str, ...]] = {
    "dots": ("dots",),
    "decision": ("n", "chosen"),
    "goal_tree": ("question",),
    "results": ("finding",),
    "proposals": ("preferred", "chosen"),
    "register": ("filled",),
    "consent": ("consent", "concern", "objection"),
    "guide": ("asked",),
    "voices": ("voices",),
    "coding": ("of",),
}


def picture(
    kind: str, frame: pd.DataFrame, options: Options | None = None, view: View = PAGE
) -> Drawn | None:
    """Draw what a step found; None where there is nothing to see.

    ``kind`` is the name of the activity, ``frame`` its summary, ``options`` those of the step.
    Nothing is drawn of an activity without a picture, of an empty summary, and of one in which
    nobody has answered: none of the columns that hold answers has any.
    """
    draw = _DRAW.get(kind)
    if draw is None or not len(frame):
        return None
    answers = [name for name in ANSWERS.get(kind, ("n",)) if name in frame]
    if answers and not frame[answers].astype(bool).any(axis=None):
        return None
    return draw(frame, options or {}, view)


def _rating(frame: pd.DataFrame, options: Options, view: View) -> Drawn:
    """By what it is read as, and by how many criteria; one has the words of its scale's ends."""
    if options.get("model") == MODEL:
        return salience(frame, view=view)
    if options.get("model") == HOTSPOTS:
        return hotspots(frame, view=view)
    if (frame["criterion"] != frame["criterion"].iloc[0]).any():
        return criteria(frame, view=view)
    draw = _OF_SCALE.get(str(options.get("model", "")), distributions)
    named = options.get("criteria", ())
    scale = named[0] if len(named) == 1 else options.get("scale", {})
    labels = [str(label) for label in scale.get("labels", ())]
    ends = (labels[0], labels[-1]) if labels else ("", "")
    return draw(frame, ends=ends, view=view)


def _placement(frame: pd.DataFrame, options: Options, view: View) -> Drawn:
    on = field(options)
    x, y = (str(axis["label"]) for axis in on["axes"])
    scale = (on["low"], on["high"])
    return placement(frame, axes=(x, y), scale=scale, names=on["names"], view=view)


def _ties(frame: pd.DataFrame, _: Options, view: View) -> Drawn:
    # Roles may be named; in a summary even who agreed to be named is a number.
    nouns = ("role", "roles") if (frame["kind"] == "role").all() else ("party", "parties")
    ends = frame[["source", "target", "weight"]]
    return network(ends, named=True, nouns=nouns, view=view)


_OF_SCALE: Mapping[str, Callable[..., Drawn]] = {READINESS: readiness, SCENARIOS: scenarios}


def _estimates(frame: pd.DataFrame, options: Options, view: View) -> Drawn:
    if options.get("model") != VALUE:
        return estimates(frame, view=view)
    found = [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]
    return worth(worth_of(found), frame.drop(columns="values"), view=view)


_DRAW: Mapping[str, Callable[[pd.DataFrame, Options, View], Drawn | None]] = {
    "cards": lambda frame, _, view: cards(frame, view=view),
    "dots": lambda frame, on, view: dots(frame, keep=int(on.get("keep") or 0), view=view),
    "ranking": lambda frame, _, view: ranking(frame, view=view),
    "rating": _rating,
    "placement": _placement,
    "estimates": _estimates,
    "exchange": lambda frame, _, view: exchange(frame, view=view),
    "ties": _ties,
    "honeycomb": lambda frame, _, view: honeycomb(frame, view=view),
    "logic_chain": lambda frame, _, view: logic_chain(frame, view=view),
    "goal_tree": lambda frame, _, view: goal_tree(frame, view=view),
    "indicators": lambda frame, _, view: indicators(frame, view=view),
    "guide": lambda frame, _, view: guide(frame, view=view),
    "voices": lambda frame, _, view: voices(frame, view=view),
    "coding": lambda frame, _, view: coding(frame, view=view),
    "results": lambda frame, _, view: results(frame, view=view),
    "proposals": lambda frame, _, view: proposals(frame, view=view),
    "consent": lambda frame, _, view: consent(frame, view=view),
    "decision": lambda frame, _, view: decision(frame, view=view),
    "checklist": lambda frame, _, view: checklist(frame, view=view),
    "gate": lambda frame, _, view: gate(frame, view=view),
    "register": lambda frame, on, view: register(frame, on, view=view),
    "commitments": lambda frame, _, view: commitments(frame, view=view),
}
KINDS = tuple(_DRAW)
"""The activities that have a picture."""
