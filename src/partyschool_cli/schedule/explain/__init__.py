"""Why something cannot be: the facts that together forbid it, and remedies that were tried."""
