"""The command line of `pschool lint`."""
