"""Drawings that need no script: figures, timelines, lineages, cards. Maps are in maps; what a page says beside a drawing is in pages."""
