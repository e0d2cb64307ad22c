"""The facilitator's home: the sessions that there are, a new one, and one from a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from commonground import report
from commonground.agendas import in_words
from commonground.server.launch import TOLD, told
from commonground.server.launched import Launched
from commonground.server.links import qr_path, qr_size
from commonground.server.problems import Shown, no_such_page
from commonground.server.standing import strip
from commonground.server.starting import chosen, offered, start
from commonground.session.problems import CommonGroundError, Refused
from commonground.store import SessionRow

TAKEN_ALONG = 3  # sessions for which the strip has a button; the others are below


@dataclass(frozen=True, slots=True)
class Listed:
    """A session as a card on the page."""

    row: SessionRow
    join: str

    @property
    def created(self) -> datetime:
        """When it was made."""
        return datetime.fromtimestamp(self.row.created_at, UTC)

    @property
    def state(self) -> str:
        """In one word."""
        if self.row.finished:
            return "ended"
        return "running" if self.row.started else "gathering"


class Home(Launched):
    """``/``: for the facilitator the home, for everybody else the way in."""

    largest = 32 * 1024 * 1024

    async def get(self) -> None:
        """The home, or how to get in."""
        if self.is_facilitator:
            await self._home(new=self.get_query_argument("new", ""))
        elif problem := told(self.get_query_argument(TOLD, "")):
            raise Shown(403, problem)
        else:
            self.show("welcome.html", role="home", code="")

    async def _home(
        self, new: str = "", problem: CommonGroundError | None = None, title: str = ""
    ) -> None:
        links = self.site.links
        sessions = [Listed(row, links.join(row.code)) for row in self.site.hub.sessions()]
        self.show(
            "home.html",
            sessions=sessions,
            new=next((one for one in sessions if one.row.code == new), None),
            offered=await offered(self.site),
            in_words=in_words,
            problem=problem,
            title=title,
            qr=qr_path,
            qr_size=qr_size,
            house=self.house(sessions),
        )

    def house(self, sessions: Sequence[Listed]) -> str:
        """The strip about this server, where there is something to say about it."""
        shown = self.site.house.demonstration
        own = [one.row for one in sessions if one.row.code != shown and one.row.joined]
        return strip(self, own[:TAKEN_ALONG])

    def _only_facilitator(self) -> None:
        if not self.is_facilitator:
            raise no_such_page()


class Start(Home):
    """``POST /start``: a new session from an agenda."""

    async def get(self) -> None:
        """Only forms come here."""
        self.redirect(self.site.base_url)

    async def post(self) -> None:
        """Make the session and show its links."""
        self._only_facilitator()
        title = self.get_body_argument("title", "")
        try:
            agenda = chosen(self.get_body_arguments)
            anonymous = self.get_body_argument("names", "") != "named"
            earlier = self._earlier()
            code = await start(self.site, agenda, title, anonymous=anonymous, earlier=earlier)
        except CommonGroundError as problem:
            self.set_status(409)
            await self._home(problem=problem, title=title)
            return
        self.redirect(f"{self.site.base_url}?new={code}", status=303)

    def _earlier(self) -> list[str | bytes]:
        """The session that it goes on from, by its code, by its file, or by both."""
        code = self.get_body_argument("from", "")
        files = [one.body for one in self.request.files.get("from_file", []) if one.body]
        return [*([code] if code else []), *files]


class Import(Start):
    """``POST /import``: a session from the file that an export gave."""

    async def post(self) -> None:
        """Take the session in and show its links."""
        self._only_facilitator()
        files = self.request.files.get("file", [])
        try:
            if not files or not files[0].body:
                raise Refused("No file was chosen.", do="Choose the .json file of an export.")
            code = report.take(self.site.hub, files[0].body)
        except CommonGroundError as problem:
            self.set_status(409)
            await self._home(problem=problem)
            return
        self.redirect(f"{self.site.base_url}?new={code}", status=303)
