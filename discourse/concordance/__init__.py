"""Key words in context: what was found, one line a place, sorted by what stands around it."""
