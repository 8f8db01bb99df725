"""Reconcile 对账: bank and platforms beside each other, what is proved, what is open, and the person's answers."""
