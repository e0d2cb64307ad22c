"""What all charts have in common: colours, type and sizes.

The colours are those of the pages (`look/tokens.css` of the widgets); a test compares them. What
belongs to a category has one of Okabe and Ito's colours and a shape or a word; what is on a scale
has a step of cividis and its number. So nothing is told by colour alone.

A chart is drawn for a view: a phone, a page or the projector. They differ in width and in the size
of type, and a chart arranges itself in the width: names stand above what they name on a phone and
beside it elsewhere.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Final

from commonground.charts.words import wrapped

TITLE_LINES, SUBTITLE_LINES = 8, 6  # at most
LIGHT: Final = {
    "card": "#fffdf8",
    "ink": "#231f1a",
    "ink-soft": "#5b5348",
    "line": "#ddd4c4",
    "edge": "#857a69",
    "accent": "#1745b0",
    "on-accent": "#ffffff",
    "accent-wash": "#e2e9f8",
    "well": "#e9e2d4",
}
DARK: Final = {
    "card": "#2a2722",
    "ink": "#f4eee3",
    "ink-soft": "#c0b7a8",
    "line": "#433d35",
    "edge": "#8f8576",
    "accent": "#9dbbff",
    "on-accent": "#0e1a3d",
    "accent-wash": "#26314f",
    "well": "#121110",
}
OKABE_ITO: Final = {
    "orange": "#e69f00",
    "sky": "#56b4e9",
    "green": "#009e73",
    "yellow": "#f0e442",
    "blue": "#0072b2",
    "vermillion": "#d55e00",
    "purple": "#cc79a7",
    "black": "#000000",
}
CIVIDIS: Final = ("#00224e", "#414e6c", "#7c7b78", "#baae6e", "#fee838")
ON_CIVIDIS: Final = ("#ffffff", "#ffffff", "#000000", "#14110c", "#14110c")
SANS: Final = (
    '-apple-system, BlinkMacSystemFont, "Segoe UI Variable Text", "Segoe UI", Roboto, '
    '"Noto Sans", "Liberation Sans", system-ui, sans-serif'
)

# Categories in the order in which they are used up, each with a shape of its own. Black and yellow
# are left out: each is nearly the ground of one of the two themes.
CATEGORIES: Final = tuple(
    (OKABE_ITO[name], shape)
    for name, shape in (
        ("blue", "circle"),
        ("orange", "square"),
        ("green", "triangle-up"),
        ("purple", "diamond"),
        ("vermillion", "cross"),
        ("sky", "triangle-down"),
    )
)
NO_CATEGORY: Final = "#8a8278"  # a grey that is seen on both grounds
# Two dots apart: the shape of two camps.
APART = (
    "M-1.1,0A0.55,0.55,0,1,0,0,0A0.55,0.55,0,1,0,-1.1,0"
    "M0.3,0A0.55,0.55,0,1,0,1.4,0A0.55,0.55,0,1,0,0.3,0"
)
BANDS: Final = {
    "agree": (OKABE_ITO["green"], "circle"),
    "discuss": (OKABE_ITO["sky"], "diamond"),
    "split": (OKABE_ITO["orange"], "square"),
    "two camps": (OKABE_ITO["vermillion"], APART),
}


@dataclass(frozen=True, slots=True)
class View:
    """What a chart is drawn for: its ``width`` in pixels, its size of ``type``, light or dark.

    Where a ``height`` is given, the whole chart fits into it: what finds no room is in the table.
    """

    width: int
    type: int
    dark: bool = False
    height: int | None = None

    @property
    def pad(self) -> int:
        """The empty margin on each side."""
        return max(8, self.width // 40)

    @property
    def inner(self) -> int:
        """The width between the margins."""
        return self.width - 2 * self.pad

    @property
    def narrow(self) -> bool:
        """Whether names stand above what they name."""
        return self.inner < 30 * self.type

    def room(self, title: str, subtitle: str = "") -> float:
        """The height that is left under a title and a subtitle; without end on a page."""
        if self.height is None:
            return math.inf
        lines = len(wrapped(title, self.inner, self.type * 1.4, TITLE_LINES))
        said = len(wrapped(subtitle, self.inner, self.type, SUBTITLE_LINES)) if subtitle else 0
        above = lines * 1.75 + said * 1.35 + (0.5 if said else 0) + 1.25
        # And a little more: a mark at the edge may be half outside.
        return self.height - 2 * self.pad - (above + 0.75) * self.type

    def colour(self, name: str) -> str:
        """A colour of the theme."""
        return (DARK if self.dark else LIGHT)[name]

    def config(self) -> dict[str, Any]:
        """Vega-Lite's configuration."""
        text = {"font": SANS, "fontSize": self.type, "color": self.colour("ink")}
        return {
            # The marks say nothing of their own: what can be seen is said in one text.
            "aria": False,
            "background": self.colour("card"),
            "font": SANS,
            "padding": self.pad,
            "view": {"stroke": None},
            "text": text,
            "title": {
                **text,
                "anchor": "start",
                "fontSize": round(self.type * 1.4),
                "fontWeight": 600,
                "lineHeight": round(self.type * 1.75),
                "subtitleFont": SANS,
                "subtitleFontSize": self.type,
                "subtitleLineHeight": round(self.type * 1.35),
                "subtitleColor": self.colour("ink-soft"),
                "subtitlePadding": round(self.type * 0.5),
                "offset": round(self.type * 1.25),
            },
        }


PHONE: Final = View(320, 14)
PAGE: Final = View(880, 16)
SCREEN: Final = View(1920, 28, height=1080)
