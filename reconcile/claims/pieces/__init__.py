"""Sentences into pieces, each one thing that can be right or wrong by itself."""
