"""A timetable repaired with the fewest changes, where something came between."""
