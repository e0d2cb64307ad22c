"""The kernel's half of a page.

What a page shows travels twice. The trait ``state`` is read once, when a browser takes over the
widget; it is made at that moment, so a page that connects late, or again, starts from the newest
state whatever was sent before. From then on the link's numbered patches are passed on as custom
messages. A page that finds a gap in the numbers says hello with its own, and gets the whole state::

    browser → kernel   {"hello": v}  {"command": …}  {"draft": …}  {"part": name}
                       {"check": {text, slots, tag, of?}}
    kernel → browser   {"state": …, "v": n}  {"patch": …, "v": n}  {"reply": …}  {"link": "up"}
                       {"findings": […], "tag": n}  {"part": name, "text": …}
                       each with "now", the hub's time

A patch may bring the reply to the command that caused it.

Commands and drafts go to the hub as they are: that is where they are judged. Nothing that a browser
writes into the widget's traits is taken over.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

import anywidget
import traitlets

from commonground.hub.links import Link
from commonground_widgets.page import built

Message = dict[str, Any]


def _newest(_value: object, page: Page) -> Message:
    return page.newest()


def _unchanged(_value: object, page: Page) -> Message:
    return dict(page.state)


class Line:
    """What passes between a page in a browser and its link, whatever widget carries it.

    ``tell`` sends a message to the browser.
    """

    def __init__(self, link: Link, tell: Callable[[Message], None]) -> None:
        self._link = link
        self._tell = tell
        self._up = True

    def listen(self) -> None:
        """Pass on what the hub says from now on."""
        self._link.listen(self._pass_on)

    def newest(self) -> Message:
        """The page as the hub has told it so far."""
        return {"page": self._link.page, "v": self._link.v, "now": self._link.now()}

    def heard(self, message: Mapping[str, Any]) -> None:
        """Take what the browser says; it may say anything."""
        if "hello" in message:
            self._greet(message["hello"])
        if "command" in message:
            self._link.send({"command": message["command"]})
        if "draft" in message:
            self._link.send({"draft": message["draft"]})
        if (text := built.part(message.get("part"))) is not None:
            self._pass_on({"part": message["part"], "text": text})
        if isinstance(question := message.get("check"), Mapping):
            self._pass_on({"findings": findings(question), "tag": question.get("tag")})

    def _pass_on(self, message: Message) -> None:
        if "link" in message:
            self._up = message["link"] == "up"
        self._tell({"now": self._link.now(), **message})

    def _greet(self, v: object) -> None:
        """Tell a page that has just come, or come back, what it does not know yet."""
        if v != self._link.v:
            self._pass_on({"state": self._link.page, "v": self._link.v})
        self._pass_on({"link": "up" if self._up else "down"})


class Page(anywidget.AnyWidget):
    """The page of whoever is at the other end of ``link``."""

    script: ClassVar[str]
    """The built script and styles: the name of the folder that they are built from."""

    state = traitlets.Dict().tag(sync=True, to_json=_newest, from_json=_unchanged)
    """What the page is drawn from, made when it is asked for: {"page", "v", "now"}."""

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)

    def __init__(self, link: Link, **settings: Any) -> None:
        if unknown := [name for name in settings if not self.has_trait(name)]:
            names = ", ".join(repr(name) for name in unknown)
            raise TypeError(f"{type(self).__name__} knows no {names}: check the spelling.")
        self._line = Line(link, self.send)
        super().__init__(**settings)
        self.on_msg(self._heard)
        self._line.listen()

    @traitlets.default("_esm")
    def _script(self) -> str:
        return built.script(self.script)

    @traitlets.default("_css")
    def _styles(self) -> str:
        return built.styles(self.script)

    def newest(self) -> Message:
        """The page as the hub has told it so far."""
        return self._line.newest()

    def _heard(self, _widget: object, message: object, _buffers: object) -> None:
        if isinstance(message, Mapping):
            self._line.heard(message)


def findings(question: Mapping[str, Any]) -> list[Message]:
    """What the check of form has to say about a text and its slots."""
    # Only pages on which somebody writes a purpose need the check and its dictionaries.
    from commonground.methods.purpose import check  # noqa: PLC0415

    text, slots = question.get("text"), question.get("slots")
    if not isinstance(text, str):
        return []
    filled = slots.items() if isinstance(slots, Mapping) else ()
    texts = {str(name): value for name, value in filled if isinstance(value, str)}
    if question.get("of") == "indicator":
        return _of_indicator(texts)
    return [finding.to_json() for finding in check(text, slots=texts)]


def _of_indicator(fields: Mapping[str, str]) -> list[Message]:
    """What the fields of a card cannot hold, what they can show, and what the vanity check says."""
    from commonground.methods import indicators  # noqa: PLC0415  # as above

    card, told = indicators.read(fields)
    found = (*told, *indicators.power(card), *indicators.check(card))
    return [finding.to_json() for finding in found]
