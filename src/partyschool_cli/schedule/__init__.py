"""Making a timetable: what is missing, where it can be, and the best of what can be."""
