"""Trains the second reader from the repository's own data: `python -m training`."""
