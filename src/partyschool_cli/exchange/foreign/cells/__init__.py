"""The grid of cells that every file is made into, and their texts made alike for comparison."""
