"""What a timetable should be like where it can: one file a wish, with its reason."""
