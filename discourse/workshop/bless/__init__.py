"""The expected side of corpus cases rewritten to what the analyzer finds."""
