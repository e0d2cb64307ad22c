"""Who is looking at a session, and what each has been told.

Everybody in a role has the same shared page. It is made once for all of them, and again only when
something changed; the difference to what they were told before is found once and written as JSON
once; a person's own part is made again only where it may have changed, and added. So telling a
hundred people costs a hundred short messages and little else.

Most subscribers were told the same page last, but not all: who acts is told at once, ahead of the
others, so that the page knows of the deed before it hears that it is saved; who comes is given the
page as it is. Hence each subscription remembers which page it was told (``base``), and differences
are found from base to page. `frames` says when everybody is told. Messages to one subscriber are
numbered; a page that misses a number asks for the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from commonground.hub import views
from commonground.hub.drafts import Drafts
from commonground.hub.frames import PRESENCE, Frames, Loop
from commonground.hub.live import Live
from commonground.hub.patch import Json, diff
from commonground.hub.progress import Progress
from commonground.hub.state import activity
from commonground.hub.told import Common, Told
from commonground.session.people import Role, Viewer

Clock = Callable[[], float]
Deliver = Callable[[Told], None]


class Subscription:
    """One page that is told of every change."""

    def __init__(self, audience: Audience, viewer: Viewer, deliver: Deliver) -> None:
        self.viewer = viewer
        self.v = 0
        self.base: Json = {}
        self.stale = True
        self._own: Json = {}
        self._audience = audience
        self._deliver = deliver

    @property
    def page(self) -> Json:
        """The whole page as this subscriber has been told of it."""
        return self.base | self._own

    def begin(self, base: Json, own: Json) -> None:
        """Take a page as told."""
        self.base, self._own, self.stale = base, own, False

    def tell(self, base: Json, common: Common, own: Json | None, now: float) -> None:
        """Send what changed: the role's patch, and that of the viewer's own part if it is given."""
        changed = {} if own is None else diff(self._own, own)
        self.begin(base, self._own if own is None else own)
        if common.patch or changed:
            self.v += 1
            self._deliver(Told(common, changed, self.v, now))

    def close(self) -> None:
        """Look no longer. Closing twice does no harm."""
        self._audience.leave(self)


class Audience:
    """All subscriptions of one session. ``loop`` gives the event loop to wait in, if any."""

    def __init__(
        self,
        live: Live,
        links: Mapping[str, Any],
        drafts: Drafts,
        clock: Clock,
        loop: Callable[[], Loop | None],
    ) -> None:
        self.live = live
        self._drafts = drafts
        self._clock = clock
        self._loop = loop
        self._shared = views.Shared(live, links)
        self._progress = Progress(live)
        self._frames = Frames(self._tell_everybody)
        self._of: dict[str | None, list[Subscription]] = {}

    @property
    def here(self) -> set[str]:
        """The people who have at least one page open."""
        return {person for person in self._of if person}

    # Coming and going ----------------------------------------------------------------------

    def enter(self, viewer: Viewer, deliver: Deliver) -> Subscription:
        """Begin to tell a viewer; the others learn that somebody came."""
        subscription = Subscription(self, viewer, deliver)
        self._of.setdefault(viewer.person, []).append(subscription)
        if viewer.person:
            self._progress.again([viewer.person])
        subscription.begin(self._page(viewer.role), self._own(viewer))
        self._frames.ask(self._loop(), PRESENCE)
        return subscription

    def leave(self, subscription: Subscription) -> None:
        """End a subscription; the others learn that somebody left."""
        person = subscription.viewer.person
        pages = self._of.get(person, [])
        if subscription in pages:
            pages.remove(subscription)
            if not pages:
                del self._of[person]
            self._frames.ask(self._loop(), PRESENCE)

    def joined(self, person: str) -> None:
        """Somebody got a seat, and has no page yet."""
        self._may_differ([person])
        self._frames.ask(self._loop(), PRESENCE)

    # What happens --------------------------------------------------------------------------

    def happened(self, actors: Iterable[str | None]) -> None:
        """Something was done by these people, None for the desk.

        They learn of it before anything else is sent to them, the others in the next frame.
        """
        done_by = list(dict.fromkeys(actors))
        self._may_differ(done_by)
        if not self._frames.ask(self._loop()):
            self._tell([page for actor in done_by for page in self._of.get(actor, ())])

    def typed(self, person: str | None) -> None:
        """Somebody's draft is another; they are told of it with what comes next."""
        for subscription in self._of.get(person, ()):
            subscription.stale = True

    def read_again(self) -> None:
        """The session is not what it was in memory: take nothing for granted."""
        self._progress.again(None)
        for subscription in self._everybody():
            subscription.stale = True

    def stop(self) -> None:
        """Tell nobody anything more."""
        self._frames.stop()

    def _may_differ(self, actors: Collection[str | None]) -> None:
        """Mark whose own part and answer may be others now: the actors', or everybody's."""
        step = self.live.state.step
        people = [actor for actor in actors if actor is not None]
        if step is None or not activity(step).solitary or len(people) < len(actors):
            self.read_again()
            return
        self._progress.again(people)
        for person in people:
            self.typed(person)

    # Telling -------------------------------------------------------------------------------

    def page(self, viewer: Viewer) -> Json:
        """The whole page of one viewer, as it is now."""
        return self._page(viewer.role) | self._own(viewer)

    def _everybody(self) -> list[Subscription]:
        return [page for pages in self._of.values() for page in pages]

    def _tell_everybody(self) -> int:
        everybody = self._everybody()
        self._tell(everybody)
        return len(everybody)

    def _tell(self, subscriptions: Iterable[Subscription]) -> None:
        """Tell these what changed since each was told."""
        now = self._clock()
        pages: dict[Role, Json] = {}
        patches: dict[int, tuple[Json, Common]] = {}  # with its base, so that the id stays its own
        for subscription in subscriptions:
            viewer, base = subscription.viewer, subscription.base
            if viewer.role not in pages:
                pages[viewer.role] = self._page(viewer.role)
            page = pages[viewer.role]
            if id(base) not in patches:
                patches[id(base)] = base, Common(diff(base, page))
            own = self._own(viewer) if subscription.stale else None
            subscription.tell(page, patches[id(base)][1], own, now)

    def _page(self, role: Role) -> Json:
        here = self.here
        return self._shared.page(role, here, self._progress.count(here))

    def _own(self, viewer: Viewer) -> Json:
        draft = self._drafts.of(viewer, self.live.state.current)
        return views.personal(self.live, viewer, draft)
