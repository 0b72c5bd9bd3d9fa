"""Bytes of a file → sheets: one module a format, and limits that keep a hostile file harmless."""
