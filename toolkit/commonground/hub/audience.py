"""Who is looking at a session, and what each has been told.

Everybody in a role has the same shared page, so it is made once, the difference to what the role
was told before is found once, and the same patch goes to all of them; a person's own part is added
to it. Messages to one subscriber are numbered; a page that misses a number asks for the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from commonground.hub import views
from commonground.hub.drafts import Drafts
from commonground.hub.live import Live
from commonground.hub.patch import Json, diff
from commonground.session.people import Role, Viewer

Clock = Callable[[], float]
Deliver = Callable[[Json], None]


class Subscription:
    """One page that is told of every change."""

    def __init__(self, audience: Audience, viewer: Viewer, deliver: Deliver) -> None:
        self.viewer = viewer
        self.v = 0
        self._audience = audience
        self._deliver = deliver
        self._own: Json = {}

    @property
    def page(self) -> Json:
        """The whole page as this subscriber has been told of it."""
        return self._audience.told[self.viewer.role] | self._own

    def begin(self, own: Json) -> None:
        """Take the viewer's own part as told."""
        self._own = own

    def tell(self, common: Json, own: Json, now: float) -> None:
        """Send what changed: the role's patch, and the change of the viewer's own part."""
        patch = common | diff(self._own, own)
        self._own = own
        if patch:
            self.v += 1
            self._deliver({"patch": patch, "v": self.v, "now": now})

    def close(self) -> None:
        """Look no longer. Closing twice does no harm."""
        self._audience.leave(self)


class Audience:
    """All subscriptions of one session."""

    def __init__(self, live: Live, links: Mapping[str, Any], drafts: Drafts, clock: Clock) -> None:
        self.live = live
        self.told: dict[Role, Json] = {}
        self._links = links
        self._drafts = drafts
        self._clock = clock
        self._subscriptions: list[Subscription] = []

    @property
    def here(self) -> set[str]:
        """The people who have at least one page open."""
        return {s.viewer.person for s in self._subscriptions if s.viewer.person}

    def enter(self, viewer: Viewer, deliver: Deliver) -> Subscription:
        """Begin to tell a viewer; the others learn that somebody came."""
        subscription = Subscription(self, viewer, deliver)
        self._subscriptions.append(subscription)
        self.publish(newcomer=subscription)
        return subscription

    def leave(self, subscription: Subscription) -> None:
        """End a subscription; the others learn that somebody left."""
        if subscription in self._subscriptions:
            self._subscriptions.remove(subscription)
            self.publish()

    def publish(self, newcomer: Subscription | None = None) -> None:
        """Tell everybody what changed. A newcomer is told nothing but given the whole page."""
        patches: dict[Role, Json] = {}
        for role in {s.viewer.role for s in self._subscriptions}:
            page = views.shared(self.live, role, self.here, self._links)
            patches[role] = diff(self.told.get(role, {}), page)
            self.told[role] = page
        for subscription in list(self._subscriptions):
            own = self._own(subscription.viewer)
            if subscription is newcomer:
                subscription.begin(own)
            else:
                subscription.tell(patches[subscription.viewer.role], own, self._clock())

    def page(self, viewer: Viewer) -> Json:
        """The whole page of one viewer, as it is now."""
        page = views.shared(self.live, viewer.role, self.here, self._links)
        return page | self._own(viewer)

    def _own(self, viewer: Viewer) -> Json:
        draft = self._drafts.of(viewer, self.live.state.current)
        return views.personal(self.live, viewer, draft)
