"""Sample sizes: how many to ask before asking, and what change so many can show."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import Literal

from commonground.methods.problems import Unsuitable
from commonground.methods.sampling import given

Direction = Literal["up", "down"]
# Beyond this many standard deviations the difference is one of units, and the solver is unsure.
LARGEST_EFFECT = 5


def share_sample_size(
    p: float, margin: float, confidence: float = 0.95, population: int | None = None
) -> int:
    """People to hear from, so that a share near ``p`` is known within ± ``margin``.

    n₀ = z² p(1-p)/margin²; of a ``population`` of N people, n₀/(1 + (n₀-1)/N). A share that nobody
    can guess is 0.5, which asks for most. These are answers: for whom to ask, see ``invitations``.

    >>> share_sample_size(0.5, 0.05), share_sample_size(0.5, 0.05, population=1000)
    (385, 278)

    Raises Unsuitable for a share of 0 or 1 or outside, a margin that is not between 0 and 1, and a
    population below 1.

    Source: W. Cochran, *Sampling Techniques*, 3rd edition, Wiley 1977, section 4.4. Written out
    here, because every page on which somebody fills a card asks for it, and statsmodels' own
    `samplesize_confint_proportion` would cost each of them a hundred megabytes.
    """
    whole = given.within(0, population)
    z = NormalDist().inv_cdf((1 + given.inside(confidence, "confidence")) / 2)
    endless = z**2 * given.varying(p) * (1 - p) / given.inside(margin, "margin") ** 2
    return given.up(endless if whole is None else endless / (1 + (endless - 1) / whole))


def invitations(n: int, response_rate: float, population: int | None = None) -> int:
    """People to invite for ``n`` answers when ``response_rate`` (above 0, up to 1) of them answer.

    >>> invitations(278, 0.4, population=1000)
    695

    Raises Unsuitable for a rate of 0 or outside, and when the ``population`` is too small for it.
    """
    if not given.share(response_rate, "response rate"):
        raise Unsuitable("At a response rate of 0 nobody answers.", "Give the rate you expect.")
    needed = given.up(given.people(n, "number of answers") / response_rate)
    whole = given.within(0, population)
    if whole is not None and needed > whole:
        raise Unsuitable(
            f"{n} answers at a response rate of {response_rate:.0%} need {needed} invitations, "
            f"and there are only {whole} people.",
            "Invite everybody, and accept a wider margin or raise the response.",
        )
    return needed


def shares_sample_size(
    p1: float,
    p2: float,
    alpha: float = 0.05,
    power: float = 0.8,
    direction: Direction | None = None,
) -> int:
    """People per group to tell a share of ``p1`` (baseline) from one of ``p2`` (target), two-sided.

    ``alpha`` is the risk of seeing a difference that is none, ``power`` the chance of seeing one
    that is. Give the ``direction`` that is wanted, and a target on the wrong side is noticed.

    >>> shares_sample_size(0.25, 0.5, power=0.9)
    77

    Raises Unsuitable for shares outside 0 to 1, for two equal ones, for a target against the
    direction, and for alpha and power as ``means_sample_size`` does.

    Source: J. Fleiss, B. Levin and M. Paik, *Statistical Methods for Rates and Proportions*, 3rd
    edition, Wiley 2003, chapter 4, without continuity correction; calculated by statsmodels.
    """
    from statsmodels.stats.proportion import samplesize_proportions_2indep_onetail

    change = given.share(p2, "target") - given.share(p1, "baseline")
    _on_the_way(p1, p2, direction)
    _risks(alpha, power)
    # Two-sided by default, whatever its name.
    size = samplesize_proportions_2indep_onetail(change, p1, power=power, alpha=alpha)
    return given.up(float(size))


def means_sample_size(effect: float, alpha: float = 0.05, power: float = 0.8) -> int:
    """People per group to tell two means apart by a t-test, two-sided; at least two.

    ``effect`` is Cohen's d: the difference of the means in standard deviations, of either sign.

    >>> means_sample_size(0.5)
    64

    Raises Unsuitable for an effect of 0 or beyond 5, for alpha or power that is not between 0 and
    1, and for a power that is not above alpha.

    Source: J. Cohen, *Statistical Power Analysis*, 2nd edition, Erlbaum 1988, chapter 2; calculated
    by statsmodels.
    """
    from statsmodels.stats.power import TTestIndPower

    if not math.isfinite(effect) or effect == 0:
        raise Unsuitable(
            f"An effect of {effect:g} cannot be told apart from none.",
            "Give the smallest difference that would matter, in standard deviations: 0.5, say.",
        )
    if abs(effect) > LARGEST_EFFECT:
        raise Unsuitable(
            f"An effect of {effect:g} standard deviations is more than groups of people show.",
            "Divide the difference of the means by the standard deviation of one person's value.",
        )
    _risks(alpha, power)
    test = TTestIndPower()
    # Two per group are the fewest that a t-test takes; the solver finds nothing below.
    if test.power(abs(effect), 2, alpha) >= power:
        return 2
    return given.up(float(test.solve_power(abs(effect), alpha=alpha, power=power)))


def detectable_change(
    n: int,
    p: float | None = None,
    sd: float | None = None,
    alpha: float = 0.05,
    power: float = 0.8,
) -> float:
    """The smallest change that ``n`` people before and ``n`` others after can show, two-sided.

    (z₁₋ₐ/₂ + z_power) σ √(2/n), in the unit of σ: give ``sd``, the standard deviation of one
    person's value, or the baseline share ``p``, whose σ is √(p(1-p)).

    >>> round(detectable_change(100, p=0.5), 3)
    0.198

    Raises Unsuitable when neither or both are given, and when they leave nothing to vary.

    Source: Cohen 1988 (see ``means_sample_size``), solved for the difference.
    """
    if (p is None) == (sd is None):
        raise Unsuitable(
            "The spread must be given once.",
            "Give p, the baseline share, or sd, the standard deviation of one person's value.",
        )
    spread = sd if p is None else math.sqrt(given.varying(p, "baseline") * (1 - p))
    if spread is None or not math.isfinite(spread) or spread <= 0:
        raise Unsuitable(f"A standard deviation of {spread} is no spread.", "Give one above 0.")
    _risks(alpha, power)
    z = NormalDist()
    reach = z.inv_cdf(1 - alpha / 2) + z.inv_cdf(power)
    return reach * spread * math.sqrt(2 / given.people(n))


def _risks(alpha: float, power: float) -> None:
    """Both lie between 0 and 1; and chance alone has a power of alpha, so more must be asked."""
    if given.inside(power, "power") <= given.inside(alpha, "alpha"):
        raise Unsuitable(
            f"A power of {power:g} is no more than alpha, {alpha:g}: chance alone reaches it.",
            "A usual choice is alpha 0.05 and power 0.8.",
        )


def _on_the_way(baseline: float, target: float, direction: Direction | None) -> None:
    """Whether there is a way to go from baseline to target, and the right one."""
    if baseline == target:
        raise Unsuitable(
            f"The target and the baseline are both {target:g}.", "Set a target that differs."
        )
    if direction and (direction == "up") != (target > baseline):
        side = "below" if target < baseline else "above"
        raise Unsuitable(
            f"The target {target:g} is {side} the baseline {baseline:g}, "
            f"and the direction is {direction}.",
            "Change the target or the direction.",
        )
