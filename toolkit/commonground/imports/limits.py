"""How much is read at most. What is beyond is told before anything is taken into memory."""

from __future__ import annotations

FILE = 256 * 1024 * 1024
"""Bytes of a file that is brought to a desk."""
TAKEN = 8 * 1024 * 1024
"""Bytes of a file of series that was taken elsewhere."""
COLUMNS = 2_000
LINE = 1024 * 1024
"""Characters of a line."""
RECORD, RECORD_LINES = 256 * 1024, 1_000
"""Characters and lines of a row whose cells go over several lines."""
SHOWN = 50
"""Problems that are told one by one; the others are counted."""
SAMPLE = 1_000
"""Rows from the beginning by which columns are known; after them each thousandth."""
GROUPS = 30
"""Different values of a column that can still be groups."""
CHOICES = 12
"""Different answers to a question that are told apart."""
MEASURES = 60
VOICES = 500
SPOKEN = 400_000
"""Characters of all voices of a file: what a command can hold."""
VOICE = 2_000
"""Characters of one voice."""
UNPACKED = 400 * 1024 * 1024
"""Bytes of a workbook when it is unpacked."""
TEXTS = 100 * 1024 * 1024
"""Bytes of a workbook's list of texts, all of which are in memory at once."""
RATIO = 200
"""How many times as large a part of a workbook may become when it is unpacked."""
PARTS = 2_000
"""Files within a workbook."""
MEMORY = "384MB"
"""What the calculation may keep in memory; the rest waits on the disk."""
