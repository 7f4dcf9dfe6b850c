"""Shapes without records: geometry, and the outlines of the base map. Knows no place and no precision."""
