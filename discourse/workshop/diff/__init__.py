"""What another grammar finds otherwise in the same texts."""
