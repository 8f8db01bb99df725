"""The table: one model over declared columns, painted our way."""
