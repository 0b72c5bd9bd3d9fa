"""Rows of a table → sessions and other entities as written: list form and grid form."""
