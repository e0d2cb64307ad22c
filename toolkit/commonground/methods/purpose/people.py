"""How many people: the patterns that end where the name of a role begins, or begin where it ends.

“75% of the 120 senior claims ” stands before “adjusters”; so do “all our ” and “a dozen ”.
"""

from __future__ import annotations

from commonground.methods.patterns import any_of, compiled
from commonground.methods.purpose.numbers import (
    COUNT,
    MONTH,
    PERCENT,
    ROUGHLY,
    SHARE,
    WEEKDAY,
    YEAR,
)

_NO_MODIFIER = any_of(
    rf"""
    by, from, to, in, on, at, for, with, within, so, that, or, who, which, when, while, as, than,
    per, of, an?, the, our, their, its, your, is, are, was, were, will, be, been, can, should, must,
    has, have, do, does, not, and, if, because, where, then, but, more, less, fewer, every, each,
    another, half, percent, times?, seconds?, minutes?, hours?, days?, weeks?, months?, quarters?,
    years?, {MONTH}, {WEEKDAY}, questions?, problems?, issues?, things?, reasons?, steps?, ways?,
    calls?, tickets?, cases?, errors?, complaints?, mistakes?
    """
)
_MODIFIER = rf"(?!{_NO_MODIFIER})[^\W\d][\w'&/-]{{0,30}}"
_MODIFIERS = rf"(?: {_MODIFIER}){{0,4}}(?: and {_MODIFIER}(?: {_MODIFIER})?)?"
_OWN = r"(?: (?:the|our|its|their|your|my|these|those|all|every))"

QUANTITY = compiled(
    rf"(?P<number>{SHARE}|{COUNT}(?: (?:-|to|or) |-){COUNT}{PERCENT}?|{COUNT})"
    rf"(?: of)?{_OWN}{{0,3}}(?:(?<= of|the|our|its|all) {COUNT})?{_MODIFIERS} $"
)
_STRONG = r"\b\d{1,4}-(?:person|people|strong|member|head)\b"
STRENGTH = compiled(rf"{_STRONG}{_MODIFIERS} $")
STRENGTH_BEGINS = compiled(_STRONG)
STRENGTH_AFTER = compiled(rf" of {ROUGHLY}{COUNT}(?! ?%)")
AFTER_BY_FROM_TO = compiled(rf"(?:\b(?:by|from)|(?<!\bup )(?<!\bclose )\bto) {ROUGHLY}$")

A_YEAR = compiled(rf"{YEAR}(?![\d,.%/])")
AFTER_A_DATE = compiled(
    rf"(?:\b(?:by|from|to|in|during|since|until|before|of)|{MONTH}|\bQ[1-4]),? $"
)

ALL_BEGINS = compiled(r"\b(?:all|entire|whole|each and every|100|one hundred)\b")
ALL = compiled(
    r"(?:(?<!\bnot )(?<!rather than )(?<!instead of )\b(?:all|entire|whole|each and every)"
    rf"|\b100{PERCENT}(?: of)?(?: all)?|\bone hundred per ?cent of){_OWN}{{0,2}}(?: of{_OWN}?)?"
    rf"(?: (?P<count>{COUNT}))?(?: {_MODIFIER}){{0,2}} $"
)
EVERY_BEGINS = compiled(r"\bevery\b")
EVERY = compiled(rf"(?<!not )\bevery(?: {_MODIFIER}){{0,2}} $")
