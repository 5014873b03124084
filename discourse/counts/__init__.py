"""Counting what was found: who speaks how much, by which cues, how firmly."""
