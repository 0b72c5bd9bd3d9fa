"""The command line of `pschool export`."""
