"""What the analyzer knows of French: tables and grammars, read as text."""
