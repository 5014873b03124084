"""An analysis as one page for readers, in a single file."""
