"""How parent and child speak: a length, a byte that says what is wanted, the picture; back a length and JSON."""

import struct

HEAD = struct.Struct(">I")
READ, SHOW = b"r", b"s"
"""Read what stands on it; or make plain JPEGs of its pages."""
