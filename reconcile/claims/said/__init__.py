"""Who says what: speech, direct and indirect, and its speakers."""
