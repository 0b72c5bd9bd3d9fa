"""The command line of `pschool sql`."""
