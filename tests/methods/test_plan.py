"""The measurement plan: periods, data dictionary, collection sheets, calendar."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from commonground.methods import plan
from commonground.methods.indicators import FIELDS, Card
from commonground.methods.indicators.fields import CADENCES
from commonground.methods.problems import Unsuitable

START = date(2027, 1, 1)
STAMP = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
CARD = Card(
    id="R1",
    name="Share of claims with rework",
    definition="Claims that come back within 30 days",
    numerator="claims that came back",
    denominator="claims closed",
    unit="%",
    segments=("North", "South"),
    baseline=18,
    baseline_start=date(2026, 7, 1),
    baseline_end=date(2026, 12, 31),
    target=12,
    horizon=date(2027, 6, 30),
    source="claims system",
    owner="Zoë Ångström 🙂",
    cadence="monthly",
    threshold="above 20%",
    action="pause; ask the teams, then decide",
)

# --- periods --------------------------------------------------------------------------------------


def _days(cadence: str, start: str, horizon: str) -> list[str]:
    found = plan.periods(cadence, date.fromisoformat(start), date.fromisoformat(horizon))
    return [f"{period.start}..{period.end} {period.due:%a %d}" for period in found]


@pytest.mark.parametrize(
    ("cadence", "start", "horizon", "wanted"),
    [
        (
            "monthly",
            "2027-01-01",
            "2027-02-28",
            "2027-01-01..2027-01-31 Mon 01|2027-02-01..2027-02-28 Mon 01",
        ),
        ("monthly", "2027-01-02", "2027-02-28", "2027-02-01..2027-02-28 Mon 01"),
        ("quarterly", "2026-12-30", "2027-06-29", "2027-01-01..2027-03-31 Thu 01"),
        ("half-yearly", "2027-01-01", "2027-06-30", "2027-01-01..2027-06-30 Thu 01"),
        ("yearly", "2027-02-01", "2028-12-31", "2028-01-01..2028-12-31 Mon 01"),
        ("yearly", "2027-02-01", "2027-11-30", "2027-02-01..2027-11-30 Wed 01"),
        ("once", "2027-02-01", "2027-11-30", "2027-02-01..2027-11-30 Wed 01"),
        (
            "weekly",
            "2027-01-01",
            "2027-01-17",
            "2027-01-04..2027-01-10 Mon 11|2027-01-11..2027-01-17 Mon 18",
        ),
        ("fortnightly", "2027-01-01", "2027-01-17", "2027-01-04..2027-01-17 Mon 18"),
        (
            "daily",
            "2027-01-01",
            "2027-01-04",
            "2027-01-01..2027-01-01 Mon 04|2027-01-04..2027-01-04 Tue 05",
        ),
        ("monthly", "2027-01-02", "2027-01-01", ""),
    ],
)
def test_periods(cadence: str, start: str, horizon: str, wanted: str) -> None:
    """Whole ones that lie between the days, due on the first working day after."""
    assert _days(cadence, start, horizon) == list(filter(None, wanted.split("|")))


def test_a_cadence_that_there_is_not() -> None:
    """The value, and all that there are."""
    with pytest.raises(Unsuitable, match="“hourly” is no cadence"):
        plan.periods("hourly", START, START)


@given(st.sampled_from(CADENCES), st.dates(), st.dates())
def test_periods_follow_one_another(cadence: str, start: date, horizon: date) -> None:
    """They lie between the days, do not overlap, are due after they end, and are not too many."""
    found = plan.periods(cadence, start, horizon)
    assert (found == []) == (horizon < start)
    assert len(found) <= 262 * plan.LONGEST
    for period in found:
        assert start <= period.start <= period.end <= horizon
        assert period.end < period.due or period.end > date(9999, 12, 28)
        assert period.due.weekday() < 5 or period.due > date(9999, 12, 28)
    assert all(one.end < other.start for one, other in itertools.pairwise(found))


# --- dictionary -----------------------------------------------------------------------------------


def test_the_data_dictionary() -> None:
    """One row per card, a column per field, and what the vanity check says."""
    vain = Card(name="Active users", segments=("all",))
    found = plan.dictionary([CARD, vain])
    labels = [field.label for field in FIELDS]
    assert list(found.columns) == [*labels, "Context only", "Findings"]
    first, second = found.to_dict("records")
    assert first["Segments"] == "North, South"
    assert first["Horizon"] == "2027-06-30"
    assert first["Baseline"] == 18
    assert second["Baseline"] == ""
    assert (first["Context only"], second["Context only"]) == ("yes", "yes")
    assert second["Findings"] == "V1, V3, V4, V5, V8, V10"
    assert plan.dictionary([]).empty


def test_open_points() -> None:
    """Nothing of a full card; of another each gap, in words."""
    assert plan.open_points([CARD], START).empty
    bare = replace(CARD, owner="", cadence="", baseline=None)
    found = plan.open_points([CARD, bare], START)
    assert found["Field"].tolist() == ["Owner", "Cadence", "Baseline"]
    assert set(found["Indicator"]) == {CARD.name}


def test_a_horizon_that_leaves_no_time_or_too_much() -> None:
    """Both are told."""
    past = replace(CARD, horizon=date(2026, 12, 31))
    far = replace(CARD, horizon=date(2099, 12, 31))
    late, years = plan.open_points([past, far], START)["Open"]
    assert "before anything" in late
    assert "5 years" in years
    assert len(plan.sheet(far, START)) == 12 * 5 * 2 + 3


# --- sheets ---------------------------------------------------------------------------------------


def test_a_collection_sheet() -> None:
    """The right columns; the baseline, then each month by segment; what is known is filled in."""
    found = plan.sheet(CARD, START)
    assert list(found.columns) == [
        *("Kind", "From", "To", "Due", "Segment"),
        "Numerator: claims that came back",
        "Denominator: claims closed",
        *("Value (%)", "Collected by", "Collected on", "Source", "Note"),
    ]
    kinds = found.groupby("Kind").size().to_dict()
    assert kinds == {"baseline": 3, "measurement": 6 * 2}
    assert found.iloc[0].to_dict() == {
        "Kind": "baseline", "From": "2026-07-01", "To": "2026-12-31", "Due": "",
        "Segment": "all", "Numerator: claims that came back": "",
        "Denominator: claims closed": "", "Value (%)": 18, "Collected by": "Zoë Ångström 🙂",
        "Collected on": "", "Source": "claims system", "Note": "",
    }  # fmt: skip
    first = found.iloc[3].to_dict()
    assert (first["From"], first["To"], first["Due"]) == ("2027-01-01", "2027-01-31", "2027-02-01")
    assert found["Value (%)"].iloc[1:].eq("").all()
    assert not found.isna().any().any()


def test_measuring_begins_after_the_baseline() -> None:
    """Even if the plan was made before."""
    early = plan.sheet(CARD, date(2026, 8, 1))
    measured = early[early["Kind"] == "measurement"]
    assert measured["From"].min() == "2027-01-01"


def test_a_card_that_says_little() -> None:
    """Its sheet has columns and no rows."""
    found = plan.sheet(Card(), START)
    assert found.empty
    assert "Value" in found.columns


def test_names_of_sheets() -> None:
    """At most 31 characters as a spreadsheet counts them, no two alike, no sign that it refuses."""
    cards = [
        Card(id="R1"), Card(id="r1"), Card(name="a/b: [c]*?"), Card(), Card(), Card(id="History"),
        Card(name="x" * 40), Card(name="x" * 41), Card(name="🙂" * 30), Card(id="'quoted'"),
        Card(name="減らす"),
    ]  # fmt: skip
    names = list(plan.sheets(cards, START))
    assert len(names) == len(cards)
    assert names[:7] == [
        *("R1", "r1 2", "a b c", "Indicator without a name", "Indicator without a name 2"),
        *("History 2", "x" * 31),
    ]
    assert names[-2:] == ["quoted", "減らす"]
    assert all(len(name.encode("utf-16-le")) <= 62 for name in names)


@given(st.lists(st.text(max_size=40), max_size=8))
def test_any_names_make_different_sheets(ids: list[str]) -> None:
    """As many as there are cards."""
    names = list(plan.sheets([Card(id=each) for each in ids], START))
    assert len({name.casefold() for name in names}) == len(ids)
    assert all(names)


# --- calendar -------------------------------------------------------------------------------------


def _file(*cards: Card, **changes: Any) -> bytes:
    given: dict[str, Any] = {"key": "K7M2QX", "stamp": STAMP, **changes}
    return plan.calendar(cards, given.pop("start", START), **given)


def _events(*cards: Card, **changes: Any) -> list[Any]:
    """The events of a file that is read back."""
    return list(Calendar.from_ical(_file(*cards, **changes)).walk("VEVENT"))


def test_who_measures_what_when() -> None:
    """Six months and the day to look back, each a whole day that blocks nobody."""
    events = _events(CARD)
    due = ("2027-02-01", "2027-03-01", "2027-04-01", "2027-05-03", "2027-06-01", "2027-07-01")
    assert [(str(e["summary"]), e["dtstart"].dt.isoformat()) for e in events] == [
        *((f"Measure: {CARD.name}", day) for day in due),
        (f"Look back: {CARD.name}", "2027-06-30"),
    ]  # fmt: skip
    first = events[0]
    assert first["dtstart"].params["VALUE"] == "DATE"
    assert first["dtend"].dt - first["dtstart"].dt == timedelta(days=1)
    assert str(first["transp"]) == "TRANSPARENT"
    assert first["dtstamp"].dt == STAMP
    assert str(first["description"]).splitlines() == [
        "For 2027-01-01 to 2027-01-31.",
        "Who: Zoë Ångström 🙂",
        "Definition: Claims that come back within 30 days",
        "Numerator: claims that came back",
        "Denominator: claims closed",
        "Segments: North, South",
        "Source: claims system",
        "Threshold: above 20%",
        "Action: pause; ask the teams, then decide",
        "Collection sheet: R1",
    ]
    assert str(events[-1]["description"]).splitlines()[0] == "From 18 to 12 %?"


def test_the_file_is_one_that_calendars_take() -> None:
    """CRLF, lines of at most 75 octets that break no character, text escaped, a name."""
    text = _file(
        replace(CARD, name="Überarbeitung 減らす 🙂; " * 12, owner="A\\B, C\r\nEND:VEVENT")
    )
    lines = text.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    assert lines[0].decode("utf-8") == "BEGIN:VCALENDAR"
    assert lines.count(b"BEGIN:VEVENT") == lines.count(b"END:VEVENT") == 7
    unfolded = text.replace(b"\r\n ", b"").decode("utf-8")
    assert "A\\\\B\\, C" in unfolded
    assert "VERSION:2.0\r\n" in unfolded
    assert "METHOD:PUBLISH\r\n" in unfolded
    assert "X-WR-CALNAME:Measurement plan\r\n" in unfolded


def test_an_event_is_the_same_when_it_is_made_again() -> None:
    """UIDs depend on the plan, the card and the day; the version tells which is newer."""
    once = {str(e["uid"]) for e in _events(CARD)}
    later = _events(replace(CARD, name="Rework", version=3), stamp=STAMP + timedelta(days=9))
    assert len(once) == 7
    assert {str(e["uid"]) for e in later} == once
    assert {int(e["sequence"]) for e in later} == {2}
    assert not once & {str(e["uid"]) for e in _events(CARD, key="other")}
    assert len({str(e["uid"]) for e in _events(CARD, CARD)}) == 14


def test_a_daily_indicator_is_one_event_that_repeats() -> None:
    """On working days, until the last number is due."""
    daily, horizon = _events(replace(CARD, cadence="daily"))
    assert daily["rrule"].to_ical() == b"FREQ=DAILY;UNTIL=20270701;BYDAY=MO,TU,WE,TH,FR"
    assert daily["dtstart"].dt == date(2027, 1, 4)
    assert str(horizon["summary"]).startswith("Look back")


def test_cards_without_days_have_no_events() -> None:
    """And an empty plan is still a calendar."""
    assert [str(e["summary"]) for e in _events(replace(CARD, cadence=""))] == [
        f"Look back: {CARD.name}"
    ]
    assert _events(replace(CARD, horizon=None)) == []
    assert _events(replace(CARD, horizon=date(2020, 1, 1))) == []
    assert _events() == []


def test_a_stamp_without_a_time_zone() -> None:
    """Nobody could tell when it was."""
    with pytest.raises(ValueError, match="no time zone"):
        _file(CARD, stamp=datetime(2026, 12, 1))  # noqa: DTZ001 - what is refused


TEXT = st.text(max_size=60) | st.sampled_from(["\ud800", "\x00\x07", "a\r\nb;c,d\\n", "🙂" * 60])


@given(TEXT, TEXT, st.sampled_from(CADENCES))
def test_any_text_comes_back(name: str, owner: str, cadence: str) -> None:
    """Whatever a name holds, the file is read back with as many events."""
    horizon = date(2027, 2, 28)
    card = replace(CARD, name=name, owner=owner, cadence=cadence, horizon=horizon)
    wanted = 1 if cadence == "daily" else len(plan.periods(cadence, START, horizon))
    events = _events(card)
    assert len(events) == wanted + 1
    assert all(str(event["uid"]) for event in events)
