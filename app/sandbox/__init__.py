"""Practice platforms: a loopback server that speaks the real wire protocols."""
