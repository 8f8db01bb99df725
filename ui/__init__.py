"""The window: Qt only; asks services, shows answers."""
