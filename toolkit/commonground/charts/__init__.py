"""Charts from summaries: each says its finding, describes itself, and comes with its table.

===================  ===========================================================
``cards``            what was written, by group
``dots``             how many dots on each, and what is tied
``ranking``          the order of a room, and how far it agrees
``distributions``    answers on a scale, with median, middle half and band
``criteria``         things by several criteria, the medians as a heat map
``hotspots``         how likely each is among the first three, however one weighs
``salience``         who has power, legitimacy and urgency, and so which class
``placement``        things on two axes, with quartile crosses and agreement
``estimates``        what a room estimates, and how far apart it is
``results``          what came in against the plan, each with its label
``worth``            the chance that something brings more than it costs
``exchange``         who gives and gets what, and what is a win for both
``network``          who connects whom
``honeycomb``        where customers and employees meet
``logic_chain``      from inputs to impact
``goal_tree``        goals, questions and numbers, and what is missing
``indicators``       what the vanity check says of each card
``ladder``           which rungs are reached, and what is locked
``tools``            what tools can do, and which could be merged
``ownership``        who holds the roles, by unit
``potential``        possible and active ties
``guide``            which question is asked of whom
``voices``           how many voices each segment has
``coding``           what quotes are about, by segment, and how far coders agree
``proposals``        which text a room prefers
``decision``         what a room would choose, and what was chosen
``consent``          consent, concerns and objections, round by round
``checklist``        what is there and what is missing
``gate``             which conditions stand on something, and what opens the others
``portfolio``        how far communities have come, and how well that is shown
``roadmap``          steps over their days, and what must not slip
``commitments``      which tasks somebody has taken
===================  ===========================================================

Each takes the DataFrame that an activity's summary or a method gives, and a view: ``PHONE``,
``PAGE``, ``SCREEN``, or ``View(width, type, dark, height)``. Each gives a ``Drawn``, which shows in
a notebook and is saved as SVG or PNG. Altair makes them, and is imported with the first one.
"""

from commonground.charts.cards import cards
from commonground.charts.checklist import checklist
from commonground.charts.coding import coding
from commonground.charts.commitments import commitments
from commonground.charts.consent import consent
from commonground.charts.criteria import criteria
from commonground.charts.decision import decision
from commonground.charts.distributions import distributions
from commonground.charts.dots import dots
from commonground.charts.drawn import Drawn
from commonground.charts.estimates import estimates
from commonground.charts.exchange import exchange
from commonground.charts.gate import gate
from commonground.charts.goal_tree import goal_tree
from commonground.charts.guide import guide
from commonground.charts.honeycomb import honeycomb
from commonground.charts.hotspots import hotspots
from commonground.charts.indicators import indicators
from commonground.charts.ladder import ladder
from commonground.charts.logic_chain import logic_chain
from commonground.charts.look import PAGE, PHONE, SCREEN, View
from commonground.charts.network import network
from commonground.charts.ownership import ownership
from commonground.charts.placement import placement
from commonground.charts.portfolio import portfolio
from commonground.charts.potential import potential
from commonground.charts.proposals import proposals
from commonground.charts.ranking import ranking
from commonground.charts.results import results
from commonground.charts.roadmap import roadmap
from commonground.charts.salience import salience
from commonground.charts.tools import tools
from commonground.charts.voices import voices
from commonground.charts.worth import worth

__all__ = [
    "PAGE",
    "PHONE",
    "SCREEN",
    "Drawn",
    "View",
    "cards",
    "checklist",
    "coding",
    "commitments",
    "consent",
    "criteria",
    "decision",
    "distributions",
    "dots",
    "estimates",
    "exchange",
    "gate",
    "goal_tree",
    "guide",
    "honeycomb",
    "hotspots",
    "indicators",
    "ladder",
    "logic_chain",
    "network",
    "ownership",
    "placement",
    "portfolio",
    "potential",
    "proposals",
    "ranking",
    "results",
    "roadmap",
    "salience",
    "tools",
    "voices",
    "worth",
]
