"""Text to value and back: dates, counts, prose, slugs. Imports nothing of ours; knows no record and no file."""
