"""The workshop that a notebook declares, and what its cells show.

The same cells run in three places. Where a server only wants to know the steps
(`commonground.workshops`), nothing is shown. In a kernel that a server started for a visitor, the
workshop's cell shows that visitor's page and the steps' cells show nothing: the page gets its steps
from the hub. In a notebook on its own, each cell shows its step working alone.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from commonground.hub import links
from commonground.methods.programme import IDS
from commonground.session import steps
from commonground_widgets.settings import Setting

if TYPE_CHECKING:
    from commonground.charts import Drawn, View

# What a step can start from: what its activity needs (one thing or another), and what the activity
# above it leads to (one thing and another).
NEEDS = {
    "dots": "items",
    "ranking": "items",
    "rating": "items",
    "placement": "items",
    "estimates": "items",
    "results": "items",
    "exchange": "items",
    "checklist": "items",
    "decision": "items",
    "ties": "items",
    "honeycomb": "items",
    "logic_chain": "text",
    "goal_tree": "items or text",
    "indicators": "items",
    "register": "items",
    "guide": "items",
    "voices": "items",
    "coding": "quotes",
    "commitments": "items",
    "data": "items",
    "proposals": "items",
    "versions": "text",
    "consent": "text",
}
LEADS_TO = {
    "decision": "items and text",
    "statement": "items",
    "cards": "items",
    "dots": "items",
    "ranking": "items",
    "rating": "items",
    "placement": "items",
    "estimates": "items and text",
    "results": "items and text",
    "exchange": "items",
    "checklist": "items",
    "gate": "items and text",
    "ties": "items",
    "honeycomb": "items",
    "logic_chain": "items",
    "goal_tree": "items",
    "indicators": "items and text",
    "register": "items and text",
    "guide": "items",
    "voices": "items and quotes",
    "coding": "items",
    "proposals": "text",
    "versions": "text",
    "consent": "text",
    "data": "items",
}


class NotAbove(ValueError):
    """A step refers to one that is not declared above it; ``missing`` is what it is called."""

    def __init__(self, said: str, missing: str) -> None:
        super().__init__(said)
        self.missing = missing


class Workshop:
    """A list of steps with a title and what it leads to.

    ``stage`` is the stage of the programme that it belongs to, if it belongs to one: "challenge",
    "people", "tools" or "links". ``calls`` has the ids of the steps in the order in which cells
    declared them, also again.
    """

    def __init__(self, identity: str, title: str, *, leads_to: str = "", stage: str = "") -> None:
        _check_stage(title, stage)
        self.declared = steps.Workshop(identity, title, leads_to, (), stage=stage)
        self.calls: list[str] = []

    def step(
        self,
        identity: str,
        title: str,
        setting: Setting,
        *,
        minutes: int,
        prompt: str,
        source: str | None = None,
        continues: str | None = None,
        gives: str | None = None,
        takes: str | None = None,
        anonymous: bool = False,
        revealed: bool = False,
        who_sees: str = "",
        stage: str | None = None,
    ) -> StepCell:
        """Add a step, or replace the one with this id, so that a cell can be run again.

        ``source`` is the id of the step whose result this one starts from; ``continues`` of the
        step whose board it goes on with, to which a ``source`` beside it adds. ``gives`` names what
        its result is to later workshops of the same session, and ``takes`` what it starts from if
        an earlier one gave it. ``revealed`` opens it with everything visible. ``stage`` is given
        where it is another than the workshop's.
        """
        step = steps.Step(
            id=identity,
            title=title,
            activity=setting.activity,
            minutes=minutes,
            prompt=prompt,
            who_sees=who_sees,
            source=source,
            continues=continues,
            gives=gives,
            takes=takes,
            anonymous=anonymous,
            revealed=revealed,
            options=setting.options,
            stage=stage,
        )
        _check_stage(title, stage or "")
        self._check(step)
        self.calls.append(step.id)
        self.declared = _with(self.declared, step)
        return StepCell(self.declared, step)

    def _check(self, step: steps.Step) -> None:
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,60}", step.id):
            raise ValueError(f"{step.id!r} is no id; use up to 60 letters, digits, - and _")
        if step.minutes < 1:
            raise ValueError(f"step {step.id!r} has {step.minutes} minutes; it needs at least 1")
        if step.continues is not None:
            self._check_continued(step, self._above(step, step.continues))
        if step.source is not None:
            self._check_source(step, self._above(step, step.source))

    def _above(self, step: steps.Step, name: str) -> steps.Step:
        """The step that another one refers to."""
        known = {other.id: other for other in self.declared.steps if other.id != step.id}
        if name not in known:
            there = ", ".join(known) or "none yet"
            raise NotAbove(
                f"step {step.id!r} refers to {name!r}, which is not declared above it; "
                f"the steps above are: {there}. Check the spelling, or run the cells above.",
                missing=name,
            )
        return known[name]

    def _check_continued(self, step: steps.Step, first: steps.Step) -> None:
        if first.activity != step.activity:
            raise ValueError(
                f"step {step.id!r} is a {step.activity} and cannot continue {first.id!r}, which is "
                f"a {first.activity}; a step goes on with a board of its own kind. "
                "Did you mean source=?"
            )
        if first.continues is not None:
            raise ValueError(
                f"step {step.id!r} continues {first.id!r}, which itself continues "
                f"{first.continues!r}; write continues={first.continues!r}"
            )
        if step.activity == "placement" and _field(step) != _field(first):
            raise ValueError(
                f"step {step.id!r} goes on with the field of {first.id!r}, but names another one; "
                "give both the same axes, scale, cut and names"
            )

    def _check_source(self, step: steps.Step, source: steps.Step) -> None:
        needed, found = NEEDS.get(step.activity, ""), LEADS_TO.get(source.activity, "")
        if not needed or not {*needed.split(" or ")} & {*found.split(" and ")}:
            raise ValueError(
                f"step {step.id!r} is a {step.activity} and cannot start from {source.id!r}: "
                f"a {step.activity} starts from {needed or 'nothing'}, and a {source.activity} "
                f"leads to {found or 'nothing that another step starts from'}"
            )
        first = self._above(step, source.board)
        rates = step.activity == "rating" and not step.options.get("everyone")
        if (rates or step.activity == "coding") and first.anonymous and not step.anonymous:
            does = "rate" if rates else "code"
            raise ValueError(
                f"step {step.id!r} {does}s what was written without names in {first.id!r}. Nobody "
                f"is given their own to {does}, so that with names it would tell who wrote what; "
                "add anonymous=True"
            )

    def _repr_markdown_(self) -> str:
        """The agenda as a table, where no page can be shown."""
        if not self.declared.steps:
            return f"**{self.declared.title}**: the steps follow in the cells below."
        rows = [f"| {s.title} | {s.minutes} |" for s in self.declared.steps]
        table = "\n".join(["| Step | Minutes |", "|---|---:|", *rows])
        return f"**{self.declared.title}**, {self.declared.minutes} minutes\n\n{table}"

    def _ipython_display_(self) -> None:
        from IPython.display import Markdown, display  # noqa: PLC0415  # only where it is shown

        link = links.from_environment()
        if link is None:
            display(Markdown(self._repr_markdown_()))  # type: ignore[no-untyped-call]
        else:
            from commonground_widgets.roles import page  # noqa: PLC0415  # as above

            display(page(link))  # type: ignore[no-untyped-call]


class StepCell:
    """What a step's cell shows: the step at work, with a room of simulated people."""

    def __init__(self, workshop: steps.Workshop, step: steps.Step) -> None:
        self._workshop = workshop
        self._step = step

    def __repr__(self) -> str:
        return f"{self._step.title}: {self._step.activity}, {self._step.minutes} minutes"

    def _ipython_display_(self) -> None:
        if links.HUB in os.environ:
            return
        from IPython.display import display  # noqa: PLC0415  # only where it is shown

        from commonground_widgets.preview import preview  # noqa: PLC0415  # as above

        display(preview(self._workshop, self._step))  # type: ignore[no-untyped-call]

    def chart(self, view: View | None = None) -> Drawn | None:
        """The picture that the step will make, from what simulated people did in it.

        None where an activity has no picture, and in a server's kernel, which rehearses nothing.
        """
        if links.HUB in os.environ:
            return None
        from commonground_widgets.preview import picture  # noqa: PLC0415  # as above

        return picture(self._workshop, self._step, view)


def _check_stage(title: str, stage: str) -> None:
    if stage and stage not in IDS:
        raise ValueError(
            f"{title!r} has the stage {stage!r}; the programme has: {', '.join(IDS)}. "
            "Leave it out for what belongs to none of them."
        )


def _field(step: steps.Step) -> dict[str, Any]:
    """What a step says of the field that things are placed on."""
    return {name: step.options.get(name) for name in ("axes", "low", "high", "cut", "names")}


def _with(workshop: steps.Workshop, step: steps.Step) -> steps.Workshop:
    """The workshop with the step in its old place, or at the end."""
    known = {other.id: other for other in workshop.steps}
    declared: dict[str, Any] = {**known, step.id: step}
    return replace(workshop, steps=tuple(declared.values()))
