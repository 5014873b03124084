"""Labelled French reported speech, written by the project."""
