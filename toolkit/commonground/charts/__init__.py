"""Charts from summaries: each says its finding, describes itself, and comes with its table.

===================  ===========================================================
``distributions``    answers on a scale, with median, middle half and band
``placement``        things on two axes, with quartile crosses and agreement
``exchange``         who gives and gets what, and what is a win for both
``network``          who connects whom
``honeycomb``        where customers and employees meet
``logic_chain``      from inputs to impact
===================  ===========================================================

Each takes the DataFrame that an activity's summary or a method gives, and a view: ``PHONE``,
``PAGE``, ``SCREEN``, or ``View(width, type, dark)``. Each gives a ``Drawn``, which shows in a
notebook and is saved as SVG or PNG. Altair makes them, and is imported with the first one.
"""

from commonground.charts.distributions import distributions
from commonground.charts.drawn import Drawn
from commonground.charts.exchange import exchange
from commonground.charts.honeycomb import honeycomb
from commonground.charts.logic_chain import logic_chain
from commonground.charts.look import PAGE, PHONE, SCREEN, View
from commonground.charts.network import network
from commonground.charts.placement import placement

__all__ = [
    "PAGE",
    "PHONE",
    "SCREEN",
    "Drawn",
    "View",
    "distributions",
    "exchange",
    "honeycomb",
    "logic_chain",
    "network",
    "placement",
]
