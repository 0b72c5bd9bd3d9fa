"""Tables of other people: bytes → sheets → blocks → headings → rows → values. No catalog."""
