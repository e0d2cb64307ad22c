"""Numbers in a sentence: how much, from how much to how much, and by when."""

from __future__ import annotations

from commonground.methods.patterns import any_of, compiled

# --- counts and shares ------------------------------------------------------------------------

_UNITS = "two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SMALL = rf"(?:(?:{_TENS})(?:[- ](?:one|{_UNITS}))?|{_TEENS}|{_UNITS})"
_LARGE = r"(?:hundred|thousand|million|billion|dozen)"
_PARTS = r"(?:thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)"

DIGITS = r"(?<![\w.,/])\d{1,9}(?:[.,]\d{1,9}){0,3}"
COUNT = (
    rf"(?:{DIGITS}(?:k|m|bn|kg|g|t|km|hrs?|h|mins?|s|d|pp|pts?)?(?: {_LARGE})?(?!\w|/\d)"
    rf"|\b(?:(?:{_SMALL}|an?|one) {_LARGE}(?: and {_SMALL})?|a couple(?: of)?|{_SMALL})\b)"
)
PERCENT = r"(?: ?%| ?per ?cent\b| ?pct\b)"
_FRACTION = (
    rf"(?:\b(?:one|an?|{_UNITS})[- ]{_PARTS}\b|\b(?:one |a )?half\b"
    r"|(?<![\w.,/])\d{1,3}/\d{1,3}\b(?!/))"
)
SHARE = (
    rf"(?:{COUNT}{PERCENT}|{_FRACTION}"
    rf"|(?:{COUNT}|\bone\b) (?:in|out of|of) (?:the |our |every )?{COUNT})"
)
ANY = compiled(rf"{SHARE}|{COUNT}")
ROUGHLY = (
    r"(?:(?:at least|at most|about|around|nearly|almost|over|under|below|some|only|just|up to"
    r"|roughly|approximately|(?:more|fewer|less) than|no more than|an average of) )?"
)

# --- days, months, years ----------------------------------------------------------------------

YEAR = r"(?:19[89]\d|20[0-4]\d)\b"
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b"

_DAY = r"\d{1,2}(?:st|nd|rd|th)?\b"
_POINT = (
    rf"(?:(?:{_DAY} (?:of )?)?{MONTH}(?: {_DAY})?(?:,? {YEAR})?|{WEEKDAY}|{YEAR}"
    r"|Q[1-4]\b|H[12]\b|FY ?\d{2,4}\b|eo[yqm]\b"
    r"|\d{4}-\d\d?(?:-\d\d?)?\b|\d\d?[./-]\d\d?[./-]\d{2,4}\b"
    r"|(?:first|second|third|fourth|last|final|1st|2nd|3rd|4th) (?:quarter|half|term|semester)\b"
    r"|(?:summer|spring|autumn|fall|winter|christmas|easter|midsummer|new year)\b"
    r"|(?:year|quarter|month|term)[- ]?end\b|(?:week|month|day|sprint) \d{1,3}\b)"
)
_PERIOD = (
    r"(?:(?:school|academic|financial|fiscal|calendar|tax) )?"
    r"(?:quarter|half[- ]year|year|month|term|semester|season|week|sprint)\b"
)
_EDGE = r"(?:the )?(?:very )?(?:end|close|middle|start|beginning|mid)[- ](?:of )?"
_WHICH = r"(?:(?:the|this|next|late|early|mid|coming|following|our|current)[- ]){0,3}"
_BY = r"(?:by|before|until|till|no later than|not later than|come)"
_WITHIN = rf"(?:within|in|inside|over|during) {ROUGHLY}"
_NEXT = r"(?:(?:the|our|next|coming|first|following) ){0,2}"
_SPAN = rf"(?:{COUNT}[- ]|one[- ]|an? )(?:calendar )?(?:week|month|quarter|year)s?\b"
# Below a fortnight, days tell how fast a case is answered rather than when the purpose ends.
_DAYS = (
    rf"(?:1[4-9]|[2-9]\d|\d{{3}}|fourteen|(?:{_TENS})(?:[- ]\w+)?|a hundred)"
    r"[- ](?:calendar |working |business )?days?\b"
)
HORIZON = compiled(
    rf"\b{_BY} {ROUGHLY}(?:{_EDGE})?{_WHICH}{_POINT}"
    rf"|\b(?:{_BY}|at) {_EDGE}{_WHICH}(?:{_PERIOD}|{_POINT})|\bwithin the (?:month|quarter|year)\b"
    rf"|\b(?:{_BY}|in|during|over|within) (?:the )?(?:next|this|coming|following) "
    rf"(?:{_PERIOD}|{_POINT})"
    rf"|\b(?:this|next) {_PERIOD}"
    # “in June” is a horizon; “from 18% in June to 12%” tells when the start was measured.
    rf"|\b(?:in|during|throughout) (?:late |early |mid[- ])?{_POINT}(?! to\b)"
    rf"|\b{_WITHIN}{_NEXT}(?!an? week){_SPAN}"
    rf"|\bwithin an? week\b|\b{_WITHIN}(?:an? )?{_NEXT}{_DAYS}"
    rf"|\b(?:{COUNT}|one|an?) (?:days|weeks?|months?|quarters|years?) from (?:now|today)\b"
)

# --- how much ---------------------------------------------------------------------------------

VALUE = (
    rf"(?:[£$€] ?)?(?:(?!{YEAR}(?!{PERCENT}|,\d)){COUNT}{PERCENT}?"
    rf"|{_FRACTION}|\b(?:zero|none|nil|one)\b)"
    rf"(?! ?{MONTH}|(?:st|nd|rd|th)\b|[-/.]\d| ?[ap]m\b| o'clock)"
)
_WORD = r"[^ ]{1,30}"
FROM_TO = compiled(
    rf"\bfrom (?:(?!to\b){_WORD} ){{0,4}}?{VALUE}(?: (?!to\b){_WORD}){{0,5}}? "
    rf"(?:(?:down|up|back) )?to (?:{_WORD} ){{0,4}}?{VALUE}"
    rf"|{VALUE}(?: \w{{1,30}})?,? ?(?:-{{1,2}}>|=>|[→➔➜⇒]) ?{VALUE}"
)
BY_AMOUNT = compiled(
    rf"\bby (?:an? (?:further|extra|additional) )?{ROUGHLY}(?P<value>{VALUE})"
    r"(?! (?:people|persons)\b)"
    r"|\b(?:(?:one|two|three|five|ten)fold|halv(?:e|es|ed|ing))\b|"
    + any_of(
        "doubl(?:e|es|ed|ing), tripl(?:e|es|ed|ing)",
        unless_before="entry, entries, checks?, work, bookings?, handling, shifts?",
    )
)
TARGET = (
    rf" (?:(?:(?!from\b|by\b){_WORD} ){{0,8}}?(?:to|below|under|above) )?"
    rf"{ROUGHLY}(?P<value>{VALUE})"
)
"""What may follow a word for an outcome: “(cut) rework to 12%”, “(save) 400 hours”."""
