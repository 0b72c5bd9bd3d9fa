"""What is to take place, and where it could, whatever other meetings do."""
