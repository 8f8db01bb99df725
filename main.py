"""Pick the door: the window when there are no arguments, else the command line."""
