"""Tables of others into the catalog, and the catalog out as a workbook to edit."""
