"""Heading rows → columns with fields: the words of offices, in one table."""
