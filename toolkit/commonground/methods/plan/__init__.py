"""The measurement plan: what is to be done with agreed indicator cards.

===================  ======================================================================
``dictionary``       one row per indicator, one column per field: what each number means
``sheets``           an empty collection sheet per indicator, a row per period and segment
``calendar``         who measures what when, and when to look back, as an ICS file
``open_points``      what the cards do not say yet, and the plan therefore cannot
===================  ======================================================================

Periods are whole calendar weeks, months and so on, so that they can be compared (`periods`).
"""

from commonground.methods.plan.dictionary import dictionary, open_points
from commonground.methods.plan.ics import calendar
from commonground.methods.plan.periods import LONGEST, Period, periods
from commonground.methods.plan.sheets import sheet, sheets

__all__ = [
    "LONGEST",
    "Period",
    "calendar",
    "dictionary",
    "open_points",
    "periods",
    "sheet",
    "sheets",
]
