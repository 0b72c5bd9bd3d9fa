"""Files → sheets: one module a format, and the limits that keep a hostile file harmless."""
