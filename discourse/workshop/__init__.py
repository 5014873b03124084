"""For people who write grammar: corpus cases, their check against the analyzer, evaluation."""
