"""Events, steps and workshops in the log and the exports; problems as people read them."""

import json

from hypothesis import given
from hypothesis import strategies as st

from commonground.session.events import Event
from commonground.session.problems import CommonGroundError, Refused, Unusable
from commonground.session.steps import Step, Workshop
from tests.rooms import PURPOSE

WORDS = st.text(max_size=20)
DATA = st.dictionaries(WORDS, WORDS | st.integers() | st.lists(WORDS, max_size=3), max_size=4)
EVENTS = st.builds(
    Event,
    seq=st.integers(1),
    at=st.floats(0, 1e12),
    actor=WORDS,
    kind=WORDS,
    step=st.none() | WORDS,
    data=DATA,
    command=WORDS,
)
STEPS = st.builds(
    Step,
    id=WORDS,
    title=WORDS,
    activity=WORDS,
    minutes=st.integers(1),
    prompt=WORDS,
    notes=WORDS,
    who_sees=WORDS,
    source=st.none() | WORDS,
    continues=st.none() | WORDS,
    anonymous=st.booleans(),
    revealed=st.booleans(),
    options=DATA,
)


@given(EVENTS)
def test_an_event_comes_back(event: Event) -> None:
    """An event is the same after a trip through JSON."""
    assert Event.from_json(json.loads(json.dumps(event.to_json()))) == event


@given(st.builds(Workshop, WORDS, WORDS, WORDS, st.lists(STEPS, max_size=3).map(tuple)))
def test_a_workshop_comes_back(workshop: Workshop) -> None:
    """A workshop is the same after a trip through JSON."""
    assert Workshop.from_json(json.loads(json.dumps(workshop.to_json()))) == workshop


def test_fields_of_a_later_version_are_left_out() -> None:
    """What this version does not know does not stop it."""
    event, step = Event(1, 2.0, "hub", "written"), Step("a", "A", "reading", 1)
    assert Event.from_json(event.to_json() | {"mood": "good"}) == event
    assert Step.from_json(step.to_json() | {"mood": "good"}) == step


def test_the_length_of_a_workshop() -> None:
    """A workshop is as long as its steps together."""
    assert PURPOSE.minutes == 60


def test_the_board_of_a_step() -> None:
    """A step works on its own board, or on that of the step that it continues."""
    boards = {step.id: step.board for step in PURPOSE.steps}
    assert boards == {step.id: step.id for step in PURPOSE.steps} | {
        "check": "drafts",
        "reveal": "merge",
    }


def test_a_problem_in_three_parts() -> None:
    """A problem says what happened, what is safe and what to do, also in one sentence."""
    problem = Refused("The disk is full.", "All that was saved is there.", "Make room.")
    assert problem.to_json() == {
        "what": "The disk is full.",
        "safe": "All that was saved is there.",
        "do": "Make room.",
    }
    assert str(problem) == "The disk is full. All that was saved is there. Make room."


def test_nothing_was_changed_unless_it_says_so() -> None:
    """What is safe is everything, where nothing else is said."""
    assert Unusable("No.").to_json() == {"what": "No.", "safe": "Nothing was changed.", "do": ""}
    assert issubclass(Unusable, CommonGroundError)
