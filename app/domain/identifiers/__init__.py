"""Identifiers 证照号码: whether a number is well formed, and what it says by itself; a passing check never proves that it exists."""
