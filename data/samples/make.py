"""Makes the files of two organisations that do not exist, for trying the review.

    python data/samples/make.py                      # the files that ship, into this folder
    python data/samples/make.py --out DIR --scale 2700 # with many more tickets: 200 MB

“Northwind Claims” handles insurance claims in four teams. Two of them began to share difficult
cases on 1 November 2025; two did not. In the first organisation the share of claims that are done
again falls that day from 18% to 12%, the share of tickets that are reopened from 28% to 12%, and
more questions are answered within a day, in those two teams only. In the second one nothing
changes. In both, people chat more and more from that day on: activity is no outcome.

Everything follows from a seed. Each file says in its name and in each of its rows that it is
synthetic. It stands on the standard library alone.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

FIRST, LAST, CHANGE = date(2025, 1, 6), date(2026, 6, 28), date(2025, 11, 1)
TEAMS = {"Motor North": True, "Property North": True, "Motor South": False, "Property South": False}
"""Team → whether it is a hot spot, where the change was made."""

DAYS = (LAST - FIRST).days + 1
SYNTHETIC = "synthetic"
CLAIMS = 110  # that a team closes in a week
TICKETS = 840  # in all, times the scale
Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Organisation:
    """A name for files, whether the change did anything, and where chance begins."""

    name: str
    works: bool
    seed: int

    def chance(self, of: str) -> Random:
        """Chance of its own for each file, so that one does not depend on the others."""
        return Random(f"{self.seed} {self.name} {of}")  # noqa: S311 - chance, not a secret

    def worked(self, team: str, day: date) -> bool:
        """Whether the change had its effect there and then."""
        return self.works and TEAMS[team] and day >= CHANGE


def rework(org: Organisation) -> Iterator[Row]:
    """Claims that were done again, of those that were closed: a row for each week and team."""
    yield "Week", "Team", "Denominator", "Numerator", "Data"
    chance = org.chance("rework")
    for week in range(DAYS // 7):
        monday = FIRST + timedelta(weeks=week)
        season = 0.006 * math.sin(2 * math.pi * week / 52)
        for team in TEAMS:
            closed = CLAIMS + chance.randrange(21) - 10
            part = (0.12 if org.worked(team, monday) else 0.18) + season
            again = sum(chance.random() < part for _ in range(closed))
            yield monday, team, closed, again, SYNTHETIC


def tickets(org: Organisation, scale: float = 1) -> Iterator[Row]:
    """Tickets of customers, as Zendesk exports them."""
    yield (
        *("Id", "Group", "Status", "Priority", "Created at", "Solved at", "Satisfaction Score"),
        *("Reopens", "Replies", "Full resolution time in minutes", "Data"),
    )
    chance, teams = org.chance("tickets"), list(TEAMS)
    number = round(TICKETS * scale)
    for place in range(number):
        minutes = place * (DAYS - 9) * 1440 // number + chance.randrange(60)
        created = datetime.combine(FIRST, datetime.min.time()) + timedelta(minutes=minutes)
        team = teams[chance.randrange(len(teams))]
        worked = org.worked(team, created.date())
        again = chance.random() < (0.12 if worked else 0.28)
        # The counter-metric: whoever reopens less by taking longer would show here.
        took = round(math.exp(chance.gauss(math.log(2200), 0.5)))
        good = chance.random() < (0.72 if worked else 0.6)
        yield (
            *(40_001 + place, team, "Closed", chance.choice(("Low", "Normal", "High"))),
            *(f"{created:%Y-%m-%d %H:%M}", f"{created + timedelta(minutes=took):%Y-%m-%d %H:%M}"),
            *("Good" if good else "Bad", 1 + chance.randrange(2) if again else 0),
            *(1 + chance.randrange(6), took, SYNTHETIC),
        )


_VOICES = (
    "I knew whom to ask, and had an answer before lunch.",
    "The case board saves me from asking the same thing twice.",
    "The other office still does it in another way.",
    "I would help more if somebody counted the time for it.",
    "New colleagues find the old cases now.",
    "There are two places to look, and I never know which.",
    "Customers call again because we ask for the same paper twice.",
    "It is good to see that others have the same difficult cases.",
)


def survey(org: Organisation) -> Iterator[Row]:
    """Two rounds of a survey, before and after, as LimeSurvey exports it; some gave up halfway."""
    yield (
        *("id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp"),
        *("Team", "Q1[SQ001]", "Q1[SQ002]", "Q2", "Data"),
    )
    chance, teams = org.chance("survey"), list(TEAMS)
    for number in range(240):
        month = date(2025, 9, 1) if number < 120 else date(2026, 5, 4)
        day = month + timedelta(days=chance.randrange(18))
        began = f"{day} {8 + chance.randrange(9):02}:{chance.randrange(60):02}:00"
        team = teams[number % len(teams)]
        done = chance.random() < 0.9
        within = chance.random() < (0.66 if org.worked(team, day) else 0.4)
        knows = min(5, max(1, round(chance.gauss(3.6 if org.worked(team, day) else 3, 0.9))))
        said = chance.choice(_VOICES) if chance.random() < 0.4 else ""
        answers = ("Yes" if within else "No", knows, said) if done else ("", "", "")
        yield (
            *(number + 1, began if done else "", 2 if done else 1, "en", 10_000 + number),
            *(began, began, team, *answers, SYNTHETIC),
        )


def ratings(org: Organisation) -> Iterator[Row]:
    """What people answer once a month to “I know whom to ask”, 1 to 5; six of each team."""
    yield "Month", "Team", "Rating", "Data"
    chance = org.chance("ratings")
    for month in range(18):
        day = date(2025 + month // 12, month % 12 + 1, 15)
        for team in TEAMS:
            middle = 3.6 if org.worked(team, day) else 3
            for _ in range(6):
                yield day, team, min(5, max(1, round(chance.gauss(middle, 0.9)))), SYNTHETIC


def chat(org: Organisation) -> Iterator[Row]:
    """How much people chat, as Slack's overview of a workspace tells it: more, in both."""
    yield (
        *("Date", "Total enabled membership", "Daily active members"),
        *("Daily members posting messages", "Weekly active members", "Messages posted", "Data"),
    )
    chance = org.chance("chat")
    for place in range(DAYS):
        day = FIRST + timedelta(days=place)
        since = max(0, (day - CHANGE).days)
        weekly = 60 + round(70 * (1 - math.exp(-since / 60)) + chance.gauss(0, 2))
        active = round(weekly * (0.15 if day.weekday() > 4 else 0.62) + chance.gauss(0, 2))
        posting = max(1, round(active * 0.5))
        yield day, 180, active, posting, weekly, posting * 4 + chance.randrange(9), SYNTHETIC


def plan() -> dict[str, object]:
    """The indicator cards that the organisation agreed on before the change."""
    baseline = {"baseline_start": str(FIRST), "baseline_end": "2025-10-31"}
    about = {
        **baseline,
        "purpose": "Claims teams share difficult cases, so that fewer are done twice.",
        "horizon": "2026-06-30",
        "segments": ["Hot spots", "Other teams"],
        "privacy_class": "aggregate",
        "owner": "Quality office",
        "status": "agreed",
    }
    return {
        "note": "Synthetic: an organisation that does not exist.",
        "cards": [
            about
            | {
                "id": "rework",
                "name": "Rework share",
                "question": "Do fewer claims have to be done again?",
                "definition": "Claims closed in the week that were opened again for our error",
                "numerator": "claims done again",
                "denominator": "claims closed",
                "unit": "%",
                "direction": "down",
                "logic_stage": "outcome",
                "value_cycle": "realised",
                "timing": "lagging",
                "baseline": 18,
                "target": 12,
                "sample": 200,
                "source": "Case system, weekly",
                "cadence": "weekly",
                "threshold": "over 15% after three months",
                "action": "Change how cases are shared, before anybody else begins.",
                "gaming_risk": 3,
                "counter_metric": "Time until solved",
            },
            about
            | {
                "id": "reopened",
                "name": "Tickets reopened",
                "question": "Do customers come back with the same trouble?",
                "definition": "Tickets solved in the month that were reopened at least once",
                "numerator": "tickets reopened",
                "denominator": "tickets solved",
                "unit": "%",
                "direction": "down",
                "logic_stage": "outcome",
                "value_cycle": "realised",
                "timing": "lagging",
                "baseline": 28,
                "target": 15,
                "source": "Ticket system",
                "cadence": "monthly",
                "threshold": "over 22% after three months",
                "action": "Look at ten reopened tickets together.",
                "gaming_risk": 4,
                "counter_metric": "Time until solved",
            },
            about
            | {
                "id": "answered",
                "name": "Questions answered within a day",
                "question": "Does somebody help when a case is difficult?",
                "unit": "%",
                "direction": "up",
                "logic_stage": "outcome",
                "value_cycle": "applied",
                "timing": "leading",
                "baseline": 40,
                "target": 60,
                "source": "Survey",
                "cadence": "half-yearly",
                "threshold": "under 50% in spring",
                "action": "Ask what keeps people from answering.",
            },
            about
            | {
                "id": "minutes",
                "name": "Time until solved",
                "question": "Does quality cost time?",
                "unit": "minutes",
                "direction": "hold",
                "logic_stage": "outcome",
                "value_cycle": "realised",
                "baseline": 2200,
                "target": 2200,
                "source": "Ticket system",
                "cadence": "monthly",
                "threshold": "over 2,600 minutes",
                "action": "Stop and find out who pays for the gain.",
            },
            about
            | {
                "id": "active",
                "name": "Weekly active members",
                "question": "Is the place where cases are shared in use at all?",
                "unit": "members",
                "direction": "up",
                "logic_stage": "activity",
                "value_cycle": "immediate",
                "baseline": 60,
                "source": "Chat analytics",
                "cadence": "weekly",
            },
        ],
    }


FILES: dict[str, Callable[[Organisation], Iterable[Row]]] = {
    "rework": rework,
    "tickets": tickets,
    "survey-limesurvey": survey,
    "ratings": ratings,
    "chat-slack": chat,
}


def organisations(seed: int) -> tuple[Organisation, Organisation]:
    """The one in which the change worked, and the one in which it did nothing."""
    return (
        Organisation("northwind-claims", works=True, seed=seed),
        Organisation("northwind-claims-no-effect", works=False, seed=seed),
    )


def make(out: Path, seed: int = 1, scale: float = 1) -> list[Path]:
    """Write all files into a folder; their paths."""
    out.mkdir(parents=True, exist_ok=True)
    made = [out / "northwind-claims-synthetic-plan.json"]
    made[0].write_text(json.dumps(plan(), indent=1) + "\n", encoding="utf-8")
    for org in organisations(seed):
        for name, rows in FILES.items():
            path = out / f"{org.name}-synthetic-{name}.csv"
            with path.open("w", encoding="utf-8", newline="") as file:
                told = tickets(org, scale) if name == "tickets" else rows(org)
                csv.writer(file, lineterminator="\n").writerows(told)
            made.append(path)
    return made


def main() -> None:
    """The command."""
    options = argparse.ArgumentParser(description="Makes two synthetic organisations.")
    options.add_argument("--out", type=Path, default=Path(__file__).parent, help="the folder")
    options.add_argument("--seed", type=int, default=1, help="another seed, other numbers")
    options.add_argument("--scale", type=float, default=1, help="how many times as many tickets")
    said = options.parse_args()
    make(said.out, said.seed, said.scale)


if __name__ == "__main__":
    main()
