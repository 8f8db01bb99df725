"""Trace 追溯: each recharge from the bank to its burn, and the chain that holds the records together."""
