"""What the extra `solver` proves: a bound on the cost of a plan, the fewest changes of a repair."""
