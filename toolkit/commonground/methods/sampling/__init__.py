"""How many to ask, and how sure one may be of what they said.

=========================  ======================================================
``share_sample_size``      people for a share that is known within a margin
``invitations``            people to invite when not everybody answers
``share_margin``           the margin that a number of answers reaches
``wilson``                 interval of a share
``newcombe``               interval of the difference of two shares
``shares_sample_size``     people per group to tell two shares apart
``means_sample_size``      people per group to tell two means apart
``detectable_change``      the smallest change that a number of people can show
=========================  ======================================================

Shares are between 0 and 1; sample sizes are whole people, rounded up; intervals are pairs (low,
high). Where there is more to calculate than a formula of a line, statsmodels does it; it is
imported when it is needed: that takes a second, once. What a method cannot work with raises
``commonground.methods.problems.Unsuitable``.
"""

from commonground.methods.sampling.intervals import newcombe, share_margin, wilson
from commonground.methods.sampling.sizes import (
    detectable_change,
    invitations,
    means_sample_size,
    share_sample_size,
    shares_sample_size,
)

__all__ = [
    "detectable_change",
    "invitations",
    "means_sample_size",
    "newcombe",
    "share_margin",
    "share_sample_size",
    "shares_sample_size",
    "wilson",
]
