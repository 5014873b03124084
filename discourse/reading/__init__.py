"""Reads the files of a grammar folder: tables, phrases, and rules in Lark's notation."""
