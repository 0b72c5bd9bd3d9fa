"""The command line of `pschool reschedule`."""
