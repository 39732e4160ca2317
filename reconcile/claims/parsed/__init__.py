"""Text to parsed sentences, with what a parser often gets wrong mended."""
