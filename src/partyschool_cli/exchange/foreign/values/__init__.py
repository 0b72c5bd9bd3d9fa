"""Values as people write them: one module a kind, each a few patterns that a person can read."""
