"""What a plan costs by wish: once, and kept up to date move by move."""
