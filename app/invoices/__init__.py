"""Invoice files read into fields: one file per format (数电票 XML, OFD, PDF, QR), and the checks they must pass."""
