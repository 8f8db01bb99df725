"""The design system: one look for every page."""
