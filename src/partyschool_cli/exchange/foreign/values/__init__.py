"""Values as people write them: one module a kind, each a few patterns that a person can read.

`edit.values` reads what a clerk types for one field: it refuses what it does not know, and takes a
day for the next one from today. A cell says several things at once, of a day that may be long gone,
and what is guessed is told: so these are patterns that find what they know in a text, and leave
the rest. Cells of our own workbook are read by `edit.values`.
"""
