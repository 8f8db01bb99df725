"""AdTill below the window: everything that can be done without a screen."""
