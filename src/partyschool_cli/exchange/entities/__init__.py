"""The rows of foreign tables against a catalog: which entities they are, what is to be written."""
