"""The command line of `pschool stats`, and of the sums of many catalogs."""
