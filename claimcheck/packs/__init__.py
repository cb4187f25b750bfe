"""Pack folders → rules, ready for use."""
