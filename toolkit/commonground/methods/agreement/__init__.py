"""How far a group agrees: on one thing, on an order of things, on how things are coded.

==========================  =====================================================
``van_der_eijk``            agreement A of answers on one ordinal scale
``summarise``               n, distribution, median, quartiles, A and its band
``kendall_w``               concordance W of several people's rankings
``krippendorff_alpha``      reliability of codings or placements, gaps allowed
==========================  =====================================================

Importing this costs nothing: what needs numpy, pandas or scipy imports it when it is called.
"""

from commonground.methods.agreement.eijk import van_der_eijk
from commonground.methods.agreement.raters import kendall_w, krippendorff_alpha, reliability
from commonground.methods.agreement.summary import Judgements, summarise

__all__ = [
    "Judgements",
    "kendall_w",
    "krippendorff_alpha",
    "reliability",
    "summarise",
    "van_der_eijk",
]
