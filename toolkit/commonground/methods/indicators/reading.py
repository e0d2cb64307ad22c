"""Reading a card from JSON: what can be read is read, and each other thing is told in words.

Names of fields are read in any case, with blanks or hyphens, and under the other names by which
people know them. The baseline may be an object of its own, with its value and dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from rapidfuzz import process

from commonground.methods.findings import Level, quoted
from commonground.methods.indicators import values
from commonground.methods.indicators.card import Card
from commonground.methods.indicators.fields import BY_NAME, FIELDS
from commonground.methods.indicators.finding import Finding
from commonground.methods.problems import Unsuitable

VALUE: Final = "value"
"""The rule of a finding about what a field holds."""

_NAMED = 60  # how like, in percent, an unknown name must be to one of ours to be suggested
_ALSO: Final[Mapping[str, str]] = {
    "title": "name",
    "goal": "purpose",
    "stage": "logic_stage",
    "leading": "timing",
    "leading_or_lagging": "timing",
    "leading_lagging": "timing",
    "baseline_value": "baseline",
    "baseline_from": "baseline_start",
    "baseline_to": "baseline_end",
    "target_value": "target",
    "segment": "segments",
    "population_size": "population",
    "n": "sample",
    "sample_size": "sample",
    "mdc": "minimum_detectable_change",
    "detectable_change": "minimum_detectable_change",
    "cost": "cost_hours",
    "cost_in_hours": "cost_hours",
    "hours": "cost_hours",
    "privacy": "privacy_class",
    "gaming": "gaming_risk",
    "risk_of_gaming": "gaming_risk",
    "counter": "counter_metric",
    "countermetric": "counter_metric",
    "decision": "action",
    "threshold_action": "action",
    "action_it_triggers": "action",
    "frequency": "cadence",
}


def read(given: Mapping[str, Any]) -> tuple[Card, list[Finding]]:
    """The card that a JSON object holds, and what is wrong with it, in the order of the fields.

    A field that cannot be read is left empty in the card. Then what does not fit together is
    told: a target on the wrong side of the baseline, a share of 140%, a horizon before the
    baseline.

    >>> card, findings = read({"name": "Rework", "unit": "%", "baseline": 140})
    >>> [(finding.field, finding.words) for finding in findings]
    [('baseline', '140')]

    Raises Unsuitable for what is not an object.
    """
    if not isinstance(given, Mapping):
        raise Unsuitable(f"“{quoted(str(given))}” is not a card.", "Write it as a JSON object.")
    found: dict[str, Any] = {}
    findings: list[Finding] = []
    for name, value in _named(given):
        field = BY_NAME.get(name)
        if field is None:
            findings.append(_unknown(name))
        elif value is not None and value not in ("", []):
            try:
                found[name] = values.value(field, value)
            except values.Wrong as wrong:
                findings.append(
                    Finding(VALUE, "error", name, quoted(str(value)), wrong.reason, wrong.fix)
                )
    card = Card(**_in_unit(found, given))
    findings += together(card)
    order = {field.name: place for place, field in enumerate(FIELDS)}
    return card, sorted(findings, key=lambda finding: order.get(finding.field, len(order)))


def together(card: Card) -> Iterator[Finding]:
    """What the fields of a card hold that does not fit together."""
    for field in ("baseline", "target"):
        yield from _share(card, field)
    yield from _way(card)
    yield from _dates(card)
    change = card.minimum_detectable_change
    if change and card.baseline is not None and card.target is not None:
        planned = abs(card.target - card.baseline)
        if 0 < planned < change:
            yield _finding(
                "minimum_detectable_change",
                f"{change:g}",
                f"The planned change of {planned:g} is smaller than the {change:g} that can be "
                "told from chance.",
                "Collect more, aim further, or call it an observed change only.",
                "warning",
            )
    if card.counter_metric and card.counter_metric.casefold() in _called(card):
        yield _finding(
            "counter_metric",
            card.counter_metric,
            "An indicator cannot watch over itself.",
            "Name another number, one that gets worse when this one is gamed.",
        )


def _share(card: Card, field: str) -> Iterator[Finding]:
    value = getattr(card, field)
    top, unit = (100, "%") if card.is_percent else (1, "")
    if value is not None and (card.is_percent or card.is_share) and not 0 <= value <= top:
        yield _finding(
            field,
            f"{value:g}",
            f"A share lies between 0{unit} and {top}{unit}; {value:g}{unit} is outside.",
            "Correct it; if it tells a growth, write the unit as “% change”."
            if card.is_percent
            else "Write it as a part of 1, for example 0.18, or change the unit to %.",
        )


def _way(card: Card) -> Iterator[Finding]:
    if card.baseline is None or card.target is None or card.direction not in ("up", "down"):
        return
    ahead = card.target - card.baseline
    if ahead == 0:
        yield _finding(
            "target",
            f"{card.target:g}",
            "The target is the baseline, so nothing would change.",
            "Move the target, or choose the direction hold.",
            "warning",
        )
    elif (ahead > 0) != (card.direction == "up"):
        side, other = ("below", "down") if ahead < 0 else ("above", "up")
        yield _finding(
            "target",
            f"{card.target:g}",
            f"The target {card.target:g} is {side} the baseline {card.baseline:g}, and the "
            f"direction is {card.direction}.",
            f"Correct one of them: the target, the baseline, or the direction to {other}.",
        )


def _dates(card: Card) -> Iterator[Finding]:
    start, end = card.baseline_start, card.baseline_end
    if start and end and start > end:
        yield _finding(
            "baseline_end",
            end.isoformat(),
            f"The baseline ends on {end}, before it begins on {start}.",
            "Correct one of the two days.",
        )
    last = end or start
    if last and card.horizon and card.horizon <= last:
        yield _finding(
            "horizon",
            card.horizon.isoformat(),
            f"The horizon {card.horizon} is not after the baseline, which goes to {last}.",
            "Choose a later day: between the two, something is to change.",
        )


def _finding(field: str, words: str, reason: str, fix: str, level: Level = "error") -> Finding:
    return Finding(VALUE, level, field, words, reason, fix)


def _called(card: Card) -> set[str]:
    return {name.casefold() for name in (card.id, card.name) if name}


_OF_BASELINE: Final = {
    "value": "baseline",
    "from": "baseline_start",
    "start": "baseline_start",
    "to": "baseline_end",
    "end": "baseline_end",
    "dates": "baseline_dates",
}


def _named(given: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The fields under our names for them; the baseline's own fields beside the others."""
    for key, value in given.items():
        name = _our_name(key)
        if name == "baseline" and isinstance(value, Mapping):
            for part, of_baseline in value.items():
                yield from _dated(_OF_BASELINE.get(_our_name(part), _our_name(part)), of_baseline)
        else:
            yield from _dated(name, value)


def _dated(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """The field, or two of them when both days of a baseline were given as one."""
    if name != "baseline_dates":
        yield name, value
        return
    days = re.split(r"/| to |…|–| - ", value) if isinstance(value, str) else value
    first, last = days if isinstance(days, list) and len(days) == 2 else (value, None)
    yield "baseline_start", first
    yield "baseline_end", last


def _our_name(key: object) -> str:
    name = "_".join(re.findall(r"\w+", str(key).casefold()))
    return _ALSO.get(name, name)


def _unknown(name: str) -> Finding:
    near = process.extractOne(name, list(BY_NAME), score_cutoff=_NAMED)
    fix = (
        f"Perhaps “{near[0]}” is meant."
        if near
        else "Leave it out, or write it into the definition."
    )
    return Finding(VALUE, "note", "", quoted(name), f"A card has no field “{quoted(name)}”.", fix)


def _in_unit(found: dict[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """The values in the card's own unit: “18%” is 0.18 of a share, and says the unit % itself."""
    percent = [
        name
        for name, value in _named(given)
        if name in ("baseline", "target", "minimum_detectable_change")
        and name in found
        and isinstance(value, str)
        and value.strip().endswith("%")
    ]
    if percent and not found.get("unit"):
        found["unit"] = "%"
    if Card(unit=found.get("unit", "")).is_share:
        found.update({name: found[name] / 100 for name in percent})
    return found
