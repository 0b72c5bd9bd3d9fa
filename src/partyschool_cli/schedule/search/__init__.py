"""The search core: a problem of plain arrays → a plan. It knows no catalog and no wishes."""
