"""A catalog's history, which is git's: revisions, what each commit changed, what people hold."""
