"""What a group means by its numbers, and what the plan must then hold, field by field."""

from __future__ import annotations

from .taken_away import Plan

PURPOSE = "Within six months 40 adjusters share worked cases to cut rework from 18% to 12%."
HOURS, LIBRARY, OUTCOME = "Two quiet hours", "A shelf of worked cases", "Less rework in North"
QUESTION, WHOM = "Do fewer claims in North come back?", "Whom do the shared cases not reach?"
REWORK, SHARED = "Share of claims in North that come back", "Share of decisions with a shared case"
DAYS, VAIN = "Median days until a decision", "Number of visitors"
FAILED, CONCERN = "Claims got another name", "Who decides alone at night?"

# What Ada writes on her card, part by part: a field, and what she taps or types.
WHAT = {"Id": "R1", "Definition": "Claims opened again within 30 days"}
COUNTED = {
    "Numerator": "claims that come back",
    "Denominator": "claims closed in the month",
    "Formula": "come back / closed",
    "Unit": "%",
    "Segments": "North, South",
}
LOGIC = {
    "Direction": "down",
    "Stage of the logic": "outcome",
    "Value cycle": "realised",
    "Leading or lagging": "lagging",
}
TARGET = {"Baseline": "18 %", "Target": "12,0", "Population": "400", "Sample": "120"}
DATES = {"Baseline from": "01012040", "Baseline to": "03312040", "Horizon": "06302040"}
COLLECTED = {"Source": "claims system", "Owner": "Zoë Ångström", "Cost in hours": "0.5"}
DECIDED = {"Threshold": "above 20%", "Action": "Pause and ask the teams", "Version": "2"}


def what_stands_in_the_dictionary(taken: Plan) -> None:
    """Every field of Ada's card, as it was meant; the others with what is known of them."""
    assert [row["Name"] for row in taken.dictionary] == [REWORK, SHARED, DAYS]
    assert taken.dictionary[0] == {
        **WHAT,
        **COUNTED,
        **LOGIC,
        **COLLECTED,
        **DECIDED,
        "Name": REWORK,
        "Purpose": PURPOSE,
        "Question": QUESTION,
        "Baseline": "18.0",
        "Baseline from": "2040-01-01",
        "Baseline to": "2040-03-31",
        "Target": "12.0",
        "Horizon": "2040-06-30",
        "Population": "400",
        "Sample": "120",
        "Minimum detectable change": "13.9",
        "Cadence": "monthly",
        "Privacy class": "aggregate",
        "Risk of gaming": "4",
        "Counter-metric": DAYS,
        "Status": "agreed",
        "Context only": "no",
        "Findings": "",
    }
    assert "V8" in taken.dictionary[2]["Findings"]


def what_stands_on_the_sheet(taken: Plan) -> None:
    """The baseline, and for each whole month after it a row for each segment."""
    rows = taken.sheets["sheets/01 R1.csv"]
    assert list(rows[0]) == [
        *("Kind", "From", "To", "Due", "Segment"),
        *("Numerator: claims that come back", "Denominator: claims closed in the month"),
        *("Value (%)", "Collected by", "Collected on", "Source", "Note"),
    ]
    assert [(row["Kind"], row["Segment"], row["Value (%)"]) for row in rows[:3]] == [
        ("baseline", "all", "18.0"),
        ("baseline", "North", ""),
        ("baseline", "South", ""),
    ]
    assert [(row["From"], row["To"], row["Due"], row["Segment"]) for row in rows[3:]] == [
        (first, last, due, segment)
        for first, last, due in (
            ("2040-04-01", "2040-04-30", "2040-05-01"),
            ("2040-05-01", "2040-05-31", "2040-06-01"),
            ("2040-06-01", "2040-06-30", "2040-07-02"),
        )
        for segment in ("North", "South")
    ]
    assert {(row["Collected by"], row["Source"]) for row in rows} == {
        (COLLECTED["Owner"], COLLECTED["Source"])
    }
    assert len(taken.sheets) == 3


def what_stands_in_the_calendar(taken: Plan) -> None:
    """Who measures when, and when the group looks back; the README says what so many can show."""
    days = [(str(one["SUMMARY"]), one.decoded("DTSTART").isoformat()) for one in taken.events]
    assert days == [
        (f"Measure: {REWORK}", "2040-05-01"),
        (f"Measure: {REWORK}", "2040-06-01"),
        (f"Measure: {REWORK}", "2040-07-02"),
        (f"Look back: {REWORK}", "2040-06-30"),
    ]
    assert all("Who: Zoë Ångström" in str(one["DESCRIPTION"]) for one in taken.events)
    assert "look at 145 of the 400 each time" in taken.readme
    assert {(row["Indicator"], row["Field"]) for row in taken.open_points} >= {(DAYS, "Owner")}
