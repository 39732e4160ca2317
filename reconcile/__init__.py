"""Cross-checks what several sources say about one story."""

__version__ = "0.1.0"
