"""From a catalog to the plan of its classes: the problem, the search, the result, its edits."""
