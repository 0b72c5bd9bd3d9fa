"""What `pschool schedule` does with its options."""
