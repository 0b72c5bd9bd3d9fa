"""A grid of cells → tables on it: where each begins and ends, and what the texts around it say."""
