"""Make a timetable, mend one, and say why something cannot be."""
