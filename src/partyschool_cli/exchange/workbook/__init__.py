"""The catalog as a workbook to edit in Excel, and the edited workbook taken back."""
