"""Gold files and examples: whether the rules do what they should."""
