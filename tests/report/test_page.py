"""The report: one file, nothing to run, nothing to load, no names where none were promised."""

from html.parser import HTMLParser

from commonground.activities.rating import Rating
from tests.report.held import exported, held
from tests.rooms import PURPOSE, Room

EMPTY = {"meta", "br", "line", "rect", "link", "img", "input", "hr"}


class Read(HTMLParser):
    """Tags, attributes and texts of a page; whether every tag is closed where it should be."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens."""
        self.tags.add(tag)
        self.attributes |= {(name, value or "") for name, value in attrs}
        if tag not in EMPTY:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        """A tag that holds nothing."""
        self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        """A tag closes: the one that was opened last."""
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        """A text between tags."""
        self.texts.append(data)

    @property
    def text(self) -> str:
        """All texts, blanks made one."""
        return " ".join(" ".join(self.texts).split())


def test_nothing_runs_and_nothing_is_loaded() -> None:
    """No script, no frame, no form, no link; its own policy forbids all of it as well."""
    read = Read(exported(held(), "html"))
    assert not read.tags & {"script", "iframe", "object", "embed", "form", "link", "img", "a"}
    assert not {name for name, _ in read.attributes if name in {"href", "src"} or name[:2] == "on"}
    policy = next(value for name, value in read.attributes if value.startswith("default-src"))
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"
    assert "url(" not in exported(held(), "html")


def test_the_whole_story() -> None:
    """Statement, counts, concerns, tasks, steps and decisions of a workshop that ended."""
    room = held()
    text = Read(exported(room, "html")).text
    (outcome,) = room.live.state.agreements()
    assert "What we agreed" in text
    assert outcome["statement"] in text
    assert f"{outcome['counts']['consent']}" in text
    assert all(concern in text for concern in outcome["concerns"])
    assert all(step.title in text for step in room.live.state.steps.values())
    assert "Recorded the agreement" in text
    assert "not finished" not in text


def test_numbers_of_a_rating() -> None:
    """The distribution, n, median and middle half; nobody asks what the mean is."""
    room = held()
    page = exported(room, "html")
    step = room.live.state.steps["rate"]
    results = Rating().results(room.live.state.board(step))
    labels = [
        ", ".join(f"{count} gave {point}" for point, count in enumerate(result["counts"], 1))
        for result in results
    ]
    assert all(f'aria-label="{label}"' in page for label in labels)
    assert "there is no mean" in page


def test_simulated_people() -> None:
    """They are told of, and not where nobody was simulated."""
    assert "Simulated people took part: 6 of 6" in Read(exported(held(), "html")).text
    room = Room(PURPOSE)
    room.join("Ada")
    assert "Simulated" not in exported(room, "html")


def test_an_unfinished_session() -> None:
    """It says so, and which steps have not been held."""
    room = Room(PURPOSE)
    text = Read(exported(room, "html")).text
    assert "This session is not finished." in text
    assert "Nothing has been agreed yet" in text
    assert text.count("This step has not been held.") == len(room.live.state.steps)
    assert "Who takes what" not in text


def test_markup_is_only_text() -> None:
    """What people wrote is never more than text, wherever it stands."""
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    room = Room(PURPOSE)
    room.join("<b>Ada</b>", "Ben")
    room.open("drafts")
    room.person("Ben").do("write", text=evil)
    room.desk.do("reveal")
    room.open("edit")
    room.person("<b>Ada</b>").do("save_version", text=evil, base=0)
    room.open("owners")
    room.person("<b>Ada</b>").do("add_task", text=evil)
    read = Read(exported(room, "html"))
    assert not read.tags & {"script", "img", "b"}
    assert read.text.count(evil) == 4  # on the poster too: it is the text that was worked on
    assert "<b>Ada</b>" in read.text


def test_names() -> None:
    """Who saved a version is named; who drafted, rated or objected is not."""
    room = Room(PURPOSE)
    room.join("Adalbert", "Benedikta")
    room.open("drafts")
    room.person("Adalbert").do("write", text="Less rework")
    room.desk.do("reveal")
    assert "Adalbert" not in exported(room, "html")
    room.open("edit")
    room.person("Benedikta").do("save_version", text="Less rework by June", base=0)
    page = exported(room, "html")
    assert "Adalbert" not in page
    assert "Benedikta" in page


def test_what_was_taken_back() -> None:
    """It stands in the decision log, struck through."""
    room = Room(PURPOSE)
    room.join("Ada")
    room.open("drafts")
    room.desk.do("reveal")
    room.desk.do("undo")
    assert "<del>Revealed the answers</del>" in exported(room, "html")
