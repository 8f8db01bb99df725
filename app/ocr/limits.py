"""How much is let in: pictures and files beyond this are refused by name."""

MOST_BYTES = 100_000_000
MOST_PIXELS = 50_000_000
MOST_PAGES = 200
READ_PAGES = 5
"""So many pages are read of a longer file: a certificate with its annexes, not a catalogue."""
