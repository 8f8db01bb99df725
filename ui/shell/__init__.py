"""Around the pages: rail, top bar, search, toasts, keys."""
