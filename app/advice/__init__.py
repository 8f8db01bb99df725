"""When to send how much money to which account: pure functions over what is known, no I/O."""
