"""What people are told when a page cannot be shown."""

from __future__ import annotations

from tornado.web import HTTPError

from commonground.server import causes
from commonground.session.problems import CommonGroundError, Refused


class Shown(HTTPError):
    """Ends a request with a status and a problem in its three parts."""

    def __init__(self, status: int, problem: CommonGroundError) -> None:
        super().__init__(status, log_message=None)
        self.problem = problem


def no_such_page() -> Shown:
    """Nothing has this address."""
    return Shown(
        404,
        Refused(
            "There is no page at this address.",
            safe="Nothing is lost: sessions and answers are where they were.",
            do="Check the address, or join with the code on the screen.",
        ),
    )


def no_such_session() -> Shown:
    """No session has this code, or what was typed is no code at all."""
    return Shown(404, unknown_code())


def unknown_code() -> Refused:
    """For the code's field on the join page."""
    return Refused(
        "There is no session with this code.",
        safe="Nothing was sent.",
        do="Compare it with the code on the screen: six letters and digits.",
    )


def too_many_attempts() -> Shown:
    """Somebody at this address keeps guessing."""
    return Shown(
        429,
        Refused(
            "Many wrong codes were tried from this network in the last minute.",
            safe="Nobody is locked out, and whoever has joined stays in.",
            do="Wait ten seconds, then try again.",
        ),
    )


def too_large(size: int, limit: int) -> Shown:
    """More was sent than is ever needed."""
    return Shown(
        413,
        Refused(
            f"That is too large: {_in_words(size)} were sent, and {_in_words(limit)} is the limit.",
            do="Shorten it and send it again.",
        ),
    )


def stale_form() -> Shown:
    """The form's token and its cookie do not belong together."""
    return Shown(
        403,
        Refused(
            "This form could not be checked: it is too old, or the browser keeps no cookies.",
            safe="Nothing was sent.",
            do="Allow cookies for this page, load it again and send the form once more.",
        ),
    )


def too_many_pages() -> Shown:
    """One browser has more pages open than anybody looks at."""
    return Shown(
        429,
        Refused(
            "This browser has very many pages of this server open.",
            safe="All of them go on working.",
            do="Close some of them, then load this page again.",
        ),
    )


_BY_STATUS = {
    403: Refused(
        "This page is not open to you.",
        safe="Nothing was changed.",
        do="Use the link that you were given, or join with the code on the screen.",
    ),
    404: no_such_page().problem,
    405: Refused("This address does not take that kind of request.", do="Go back and try again."),
    503: Refused(
        "The server is just stopping.",
        safe="Everything that was saved is safe.",
        do="Try again in a minute.",
    ),
}
_UNEXPECTED = Refused(
    "Something went wrong on the server.",
    safe="Everything that was marked as saved is safe.",
    do="Try again. If it happens again, tell the facilitator: the server's log says more.",
)


def problem_of(status: int, error: BaseException | None) -> CommonGroundError:
    """What to say for a status; what an error says itself, if it was meant for people."""
    if isinstance(error, Shown):
        return error.problem
    if isinstance(error, CommonGroundError):
        return error
    if error is not None and (cause := causes.told(error)):
        return cause
    return _BY_STATUS.get(status, _UNEXPECTED)


def _in_words(size: int) -> str:
    return f"{size / 1e6:.0f} MB" if size >= 1_000_000 else f"{size / 1e3:.0f} kB"
