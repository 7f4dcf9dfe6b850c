"""Drawings that need no script: figures, timelines, lineages, social cards. Maps are in maps; what a page says beside a drawing is in pages."""
