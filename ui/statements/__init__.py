"""Statements 流水: files dropped in, looked at before anything is written, and every row that counts."""
