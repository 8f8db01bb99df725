"""Ways in without a window."""
