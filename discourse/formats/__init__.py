"""Forms in which an analysis is written."""
