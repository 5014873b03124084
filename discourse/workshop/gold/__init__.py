"""Readers of gold: the project's corpus files, JSON lines, brat standoff."""
