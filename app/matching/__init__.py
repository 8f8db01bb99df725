"""Rows to proved groups: pure functions, no files and no clock."""
