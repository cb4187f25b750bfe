"""How packs are written: strict YAML, phrases, word lists, numbers."""
