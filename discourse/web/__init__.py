"""A page in the browser and a JSON API on one's own machine (extra `web`)."""
