"""`pschool import`: other people's tables, and our own workbook after somebody has edited it."""
