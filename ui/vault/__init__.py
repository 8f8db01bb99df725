"""Before the book is open: unlock, create, recover, restore."""
